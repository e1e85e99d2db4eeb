SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
  AND number IN (
    SELECT number
    FROM (
      SELECT number, sumArray(arrayMap(x -> toInt128(floor(((least(greatest(x, {p1:Float64}), {p2:Float64}) * {p3:Float64}) + {p4:Float64}))), num[{p5:String}])) AS c0, sum(length(num[{p5:String}])) AS c1, maxArrayIf(num[{p5:String}], (occurred_at > fromUnixTimestamp64Milli({p6:Int64}, 'UTC') AND occurred_at <= fromUnixTimestamp64Milli({p7:Int64}, 'UTC'))) AS c2, sumIf(length(num[{p5:String}]), (occurred_at > fromUnixTimestamp64Milli({p6:Int64}, 'UTC') AND occurred_at <= fromUnixTimestamp64Milli({p7:Int64}, 'UTC'))) AS c3, 0 AS c4, 0 AS c5
      FROM events
      WHERE workspace_id = {p0:UUID}
        AND event = {p8:String}
      GROUP BY number
      UNION ALL
      SELECT number, 0 AS c0, 0 AS c1, 0 AS c2, 0 AS c3, uniqExactArray(text[{p9:String}]) AS c4, count() AS c5
      FROM events
      WHERE workspace_id = {p0:UUID}
        AND event = {p10:String}
      GROUP BY number
    )
    GROUP BY number
    HAVING (sum(c1) > 0 AND (sum(c0) >= ({p11:Int128} * toInt128(sum(c1))) AND sum(c0) <= ({p12:Int128} * toInt128(sum(c1)))))
      AND (sum(c3) > 0 AND toInt128(floor(((least(greatest(sum(c2), {p1:Float64}), {p2:Float64}) * {p3:Float64}) + {p4:Float64}))) > {p13:Int128})
      AND (toInt128(sum(c4)) * {p14:Int128}) >= {p15:Int128}
      AND sum(c5) >= {p16:UInt64}
  )
WHERE is_deleted = 0

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = -9000000000000
-- p2 = 9000000000000
-- p3 = 1000000
-- p4 = 0.5
-- p5 = "total"
-- p6 = 1763910000000
-- p7 = 1795446000000
-- p8 = "Order Completed"
-- p9 = "page"
-- p10 = "visit"
-- p11 = "10000000"
-- p12 = "20000000"
-- p13 = "50000000"
-- p14 = "1000000"
-- p15 = "3000000"
-- p16 = 2
