SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
  AND number IN (
    SELECT number
    FROM events
    WHERE workspace_id = {p0:UUID}
      AND event = {p1:String}
    GROUP BY number
    HAVING count() = {p2:UInt64}
  )
WHERE is_deleted = 0

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "visit"
-- p2 = 3
