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
      AND arrayExists(x -> x > {p4:Float64}, num[{p5:String}])
      AND hasAny(text[{p6:String}], {p7:Array(String)})
    GROUP BY number
    HAVING count() >= {p8:UInt64}
  )
WHERE is_deleted = 0

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "Order Completed"
-- p2 = 1787670000000
-- p3 = 1795446000000
-- p4 = 100
-- p5 = "total"
-- p6 = "currency"
-- p7 = ["eur","usd"]
-- p8 = 2
