SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
  AND number IN (
    SELECT number
    FROM (
      SELECT number, count() AS c0, 0 AS c1
      FROM events
      WHERE workspace_id = {p0:UUID}
        AND event = {p1:String}
        AND occurred_at > fromUnixTimestamp64Milli({p2:Int64}, 'UTC')
        AND occurred_at <= fromUnixTimestamp64Milli({p3:Int64}, 'UTC')
      GROUP BY number
      UNION ALL
      SELECT number, 0 AS c0, count() AS c1
      FROM events
      WHERE workspace_id = {p0:UUID}
        AND event = {p4:String}
        AND occurred_at > fromUnixTimestamp64Milli({p2:Int64}, 'UTC')
        AND occurred_at <= fromUnixTimestamp64Milli({p3:Int64}, 'UTC')
      GROUP BY number
    )
    GROUP BY number
    HAVING sum(c0) >= {p5:UInt64}
      AND sum(c1) <= {p6:UInt64}
  )
WHERE is_deleted = 0

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "visit"
-- p2 = 1792854000000
-- p3 = 1795446000000
-- p4 = "Order Completed"
-- p5 = 3
-- p6 = 0
