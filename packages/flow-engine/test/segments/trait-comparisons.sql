SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
WHERE is_deleted = 0
  AND arrayExists(x -> x > {p1:Float64}, num[{p2:String}])
  AND arrayExists(x -> x >= {p3:Float64}, num[{p2:String}])
  AND arrayExists(x -> x < {p4:Float64}, num[{p2:String}])
  AND arrayExists(x -> x <= {p5:Float64}, num[{p2:String}])
  AND arrayExists(x -> (x >= {p6:Float64} AND x <= {p7:Float64}), num[{p2:String}])
  AND arrayExists(x -> (x >= {p8:Int64} AND x <= {p9:Int64}), time[{p10:String}])
  AND arrayExists(x -> x < {p11:Int64}, time[{p10:String}])
  AND arrayExists(x -> x > {p12:Int64}, time[{p10:String}])

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = 1
-- p2 = "score"
-- p3 = 2.5
-- p4 = 300
-- p5 = 400
-- p6 = 3
-- p7 = 5
-- p8 = 1767225600000
-- p9 = 1798675200000
-- p10 = "renewalDate"
-- p11 = 1798761600000
-- p12 = 1735718400000
