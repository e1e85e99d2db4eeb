SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
  AND number IN (
    SELECT number
    FROM (
      SELECT number, count() AS c0, 0 AS c1
      FROM events
      WHERE workspace_id = {p0:UUID}
        AND event = {p1:String}
        AND occurred_at > fromUnixTimestamp64Milli({p2:Int64}, 'UTC')
        AND occurred_at <= fromUnixTimestamp64Milli({p3:Int64}, 'UTC')
        AND hasAny(text[{p4:String}], {p5:Array(String)})
      GROUP BY number
      UNION ALL
      SELECT number, 0 AS c0, count() AS c1
      FROM events
      WHERE workspace_id = {p0:UUID}
        AND event = {p6:String}
        AND hasAny(text[{p7:String}], {p8:Array(String)})
        AND hasAny(text[{p9:String}], {p10:Array(String)})
      GROUP BY number
    )
    GROUP BY number
    HAVING sum(c0) >= {p11:UInt64}
      AND sum(c1) <= {p12:UInt64}
  )
WHERE is_deleted = 0

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "Email Sent"
-- p2 = 1792854000000
-- p3 = 1795446000000
-- p4 = "templateId"
-- p5 = ["tpl_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f"]
-- p6 = "Email Opened"
-- p7 = "workflowId"
-- p8 = ["wf_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f"]
-- p9 = "nodeId"
-- p10 = ["n3"]
-- p11 = 2
-- p12 = 0
