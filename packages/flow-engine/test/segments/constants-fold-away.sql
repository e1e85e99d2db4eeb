SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
WHERE is_deleted = 0
  AND has(paths, {p1:String})

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "plan"
