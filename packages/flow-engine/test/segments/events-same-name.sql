SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
  AND number IN (
    SELECT number
    FROM events
    WHERE workspace_id = {p0:UUID}
      AND event = {p1:String}
      AND occurred_at > fromUnixTimestamp64Milli({p2:Int64}, 'UTC')
      AND occurred_at <= fromUnixTimestamp64Milli({p3:Int64}, 'UTC')
    GROUP BY number
    HAVING countIf((occurred_at > fromUnixTimestamp64Milli({p2:Int64}, 'UTC') AND occurred_at <= fromUnixTimestamp64Milli({p3:Int64}, 'UTC'))) >= {p4:UInt64}
      AND countIf((occurred_at > fromUnixTimestamp64Milli({p5:Int64}, 'UTC') AND occurred_at <= fromUnixTimestamp64Milli({p3:Int64}, 'UTC'))) <= {p6:UInt64}
      AND countIf((occurred_at > fromUnixTimestamp64Milli({p7:Int64}, 'UTC') AND occurred_at <= fromUnixTimestamp64Milli({p3:Int64}, 'UTC') AND arrayExists(x -> position(x, {p8:String}) > 0, text[{p9:String}]))) >= {p10:UInt64}
  )
WHERE is_deleted = 0

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "visit"
-- p2 = 1787670000000
-- p3 = 1795446000000
-- p4 = 5
-- p5 = 1794841200000
-- p6 = 0
-- p7 = 1792854000000
-- p8 = "pricing"
-- p9 = "page"
-- p10 = 1
