SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
WHERE is_deleted = 0
  AND (number IN (
    SELECT number
    FROM events
    WHERE workspace_id = {p0:UUID}
      AND event = {p1:String}
      AND NOT (length(text[{p2:String}]) >= {p3:UInt64})
  ) OR (hasAny(text[{p4:String}], {p5:Array(String)}) AND hasAny(num[{p4:String}], {p6:Array(Float64)}) AND (hasAny(text[{p4:String}], {p7:Array(String)}) OR hasAny(time[{p4:String}], {p8:Array(Int64)}))) OR length(text[{p4:String}]) >= {p9:UInt64})

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "Order Completed"
-- p2 = "items.sku"
-- p3 = 2
-- p4 = "tags"
-- p5 = ["vip"]
-- p6 = [5]
-- p7 = ["2026-01-31"]
-- p8 = [1769817600000]
-- p9 = 3
