SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
WHERE is_deleted = 0
  AND hasAny(text[{p1:String}], {p2:Array(String)})

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "plan"
-- p2 = ["pro"]
