SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
  AND number IN (
    SELECT number
    FROM customer_ids
    WHERE workspace_id = {p0:UUID}
      AND (murmurHash3_32(concat({p1:String}, replaceAll(toString(customer_id), {p2:String}, {p3:String}))) % {p4:UInt64}) < {p5:UInt64}
  )
  AND NOT (number IN (
    SELECT number
    FROM customer_ids
    WHERE workspace_id = {p0:UUID}
      AND (murmurHash3_32(concat({p6:String}, replaceAll(toString(customer_id), {p2:String}, {p3:String}))) % {p4:UInt64}) < {p7:UInt64}
  ))
WHERE is_deleted = 0
  AND has(paths, {p8:String})

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "spring:sample:cus_"
-- p2 = "-"
-- p3 = ""
-- p4 = 10000
-- p5 = 1250
-- p6 = "other:sample:cus_"
-- p7 = 5000
-- p8 = "plan"
