SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
WHERE is_deleted = 0
  AND (number IN (
    SELECT number
    FROM events
    WHERE workspace_id = {p0:UUID}
      AND event = {p1:String}
  ) OR hasAny(text[{p2:String}], {p3:Array(String)}) OR NOT ((number NOT IN (
    SELECT number
    FROM events
    WHERE workspace_id = {p0:UUID}
      AND event = {p4:String}
  ) AND arrayExists(x -> x < {p5:Float64}, num[{p6:String}]))))

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "Order Completed"
-- p2 = "plan"
-- p3 = ["pro"]
-- p4 = "visit"
-- p5 = 10
-- p6 = "score"
