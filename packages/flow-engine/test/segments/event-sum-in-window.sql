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
    HAVING sumArray(arrayMap(x -> toInt128(floor(((least(greatest(x, {p4:Float64}), {p5:Float64}) * {p6:Float64}) + {p7:Float64}))), num[{p8:String}])) >= {p9:Int128}
  )
WHERE is_deleted = 0

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "Order Completed"
-- p2 = 1787670000000
-- p3 = 1795446000000
-- p4 = -9000000000000
-- p5 = 9000000000000
-- p6 = 1000000
-- p7 = 0.5
-- p8 = "total"
-- p9 = "99500000"
