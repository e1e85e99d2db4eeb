SELECT number
FROM customers FINAL
PREWHERE workspace_id = {p0:UUID}
  AND number IN (
    SELECT number
    FROM list_members FINAL
    PREWHERE workspace_id = {p0:UUID}
      AND list_id = {p1:String}
    WHERE is_deleted = 0
  )
  AND NOT (number IN (
    SELECT number
    FROM list_members FINAL
    PREWHERE workspace_id = {p0:UUID}
      AND list_id = {p2:String}
    WHERE is_deleted = 0
  ))
WHERE is_deleted = 0
  AND has(paths, {p3:String})

-- p0 = "00000000-0000-4000-8000-000000000001"
-- p1 = "lst_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f"
-- p2 = "lst_0190b6b0a1b27c3d8e4f5a6b7c8d9e10"
-- p3 = "plan"
