SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
WHERE is_deleted = 0
  AND arrayExists(x -> (x > {p1:Int64} AND x <= {p2:Int64}), time[{p3:String}])
  AND NOT (arrayExists(x -> (x > {p4:Int64} AND x <= {p2:Int64}), time[{p3:String}]))
  AND arrayExists(x -> (x > {p2:Int64} AND x <= {p5:Int64}), time[{p6:String}])

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = 1792854000000
-- p2 = 1795446000000
-- p3 = "lastSeenAt"
-- p4 = 1795402800000
-- p5 = 1798038000000
-- p6 = "renewalDate"
