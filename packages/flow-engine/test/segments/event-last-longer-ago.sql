SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
  AND number IN (
    SELECT number
    FROM events
    WHERE workspace_id = {p0:UUID}
      AND event = {p1:String}
      AND occurred_at <= fromUnixTimestamp64Milli({p2:Int64}, 'UTC')
      AND arrayExists(x -> x > {p3:Float64}, num[{p4:String}])
    GROUP BY number
    HAVING count() > 0
      AND max(toUnixTimestamp64Milli(occurred_at)) <= {p5:Int64}
  )
WHERE is_deleted = 0

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "Order Completed"
-- p2 = 1795446000000
-- p3 = 0
-- p4 = "total"
-- p5 = 1790262000000
