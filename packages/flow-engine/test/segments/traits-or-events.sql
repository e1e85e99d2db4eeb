SELECT number
FROM customers FINAL LEFT ANY JOIN (
  SELECT number, sum(c0) >= {p0:UInt64} AS f0, NOT (sum(c1) <= {p1:UInt64}) AS f1
  FROM (
    SELECT number, count() AS c0, 0 AS c1
    FROM events
    WHERE workspace_id = {p2:UUID}
      AND event = {p3:String}
    GROUP BY number
    UNION ALL
    SELECT number, 0 AS c0, count() AS c1
    FROM events
    WHERE workspace_id = {p2:UUID}
      AND event = {p4:String}
    GROUP BY number
  )
  GROUP BY number
) AS joined USING (number)
WHERE workspace_id = {p2:UUID}
  AND is_deleted = 0
  AND (hasAny(text[{p5:String}], {p6:Array(String)}) OR f0 != 0 OR NOT ((arrayExists(x -> x < {p7:Float64}, num[{p8:String}]) AND f1 = 0)))

-- p0 = 1
-- p1 = 0
-- p2 = "00000000-0000-4000-8000-000000000001"
-- p3 = "Order Completed"
-- p4 = "visit"
-- p5 = "plan"
-- p6 = ["pro"]
-- p7 = 10
-- p8 = "score"
