SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
WHERE is_deleted = 0
  AND NOT ((hasAny(text[{p1:String}], {p2:Array(String)}) OR hasAny(num[{p1:String}], {p3:Array(Float64)}) OR hasAny(time[{p1:String}], {p4:Array(Int64)})))

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "plan"
-- p2 = ["pro","true","2026-01-31"]
-- p3 = [5]
-- p4 = [1769817600000]
