SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
WHERE is_deleted = 0
  AND (arrayExists(x -> position(x, {p1:String}) > 0, text[{p2:String}]) OR NOT (arrayExists(x -> position(x, {p3:String}) > 0, text[{p2:String}])) OR arrayExists(x -> startsWith(x, {p4:String}), text[{p2:String}]) OR arrayExists(x -> endsWith(x, {p5:String}), text[{p2:String}]))

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "köln"
-- p2 = "profile.city"
-- p3 = "%_"
-- p4 = "k"
-- p5 = "n"
