SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
  AND number IN (
    SELECT number
    FROM events
    WHERE workspace_id = {p0:UUID}
      AND (event = {p1:String} OR event = {p2:String} OR event = {p3:String})
      AND occurred_at > fromUnixTimestamp64Milli({p4:Int64}, 'UTC')
      AND occurred_at <= fromUnixTimestamp64Milli({p5:Int64}, 'UTC')
      AND (event = {p1:String} OR (event = {p2:String} AND arrayExists(x -> x > {p6:Float64}, num[{p7:String}])) OR event = {p3:String})
    GROUP BY number
    HAVING arrayCount((a, b) -> (tupleElement(a, 3) AND tupleElement(b, 4) AND (tupleElement(b, 1) - tupleElement(a, 1)) <= {p8:Int64}), arrayPopBack(arraySort(groupArray(tuple(toUnixTimestamp64Milli(occurred_at), seq, toUInt8(event = {p1:String}), toUInt8((event = {p2:String} AND arrayExists(x -> x > {p6:Float64}, num[{p7:String}]))))))), arrayPopFront(arraySort(groupArray(tuple(toUnixTimestamp64Milli(occurred_at), seq, toUInt8(event = {p1:String}), toUInt8((event = {p2:String} AND arrayExists(x -> x > {p6:Float64}, num[{p7:String}])))))))) >= {p9:UInt64}
  )
  AND number NOT IN (
    SELECT number
    FROM events
    WHERE workspace_id = {p0:UUID}
      AND event = {p10:String}
      AND (event = {p10:String} OR event = {p10:String})
    GROUP BY number
    HAVING NOT (arrayCount((a, b) -> (tupleElement(a, 3) AND tupleElement(b, 4)), arrayPopBack(arraySort(groupArray(tuple(toUnixTimestamp64Milli(occurred_at), seq, toUInt8(event = {p10:String}), toUInt8(event = {p10:String}))))), arrayPopFront(arraySort(groupArray(tuple(toUnixTimestamp64Milli(occurred_at), seq, toUInt8(event = {p10:String}), toUInt8(event = {p10:String})))))) <= {p9:UInt64})
  )
WHERE is_deleted = 0

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "Cart Updated"
-- p2 = "Order Completed"
-- p3 = "Coupon Used"
-- p4 = 1792854000000
-- p5 = 1795446000000
-- p6 = 50
-- p7 = "total"
-- p8 = 3600000
-- p9 = 1
-- p10 = "visit"
