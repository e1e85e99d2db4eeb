SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
  AND 0
WHERE is_deleted = 0

-- p0 = "00000000-0000-4000-8000-000000000001"
