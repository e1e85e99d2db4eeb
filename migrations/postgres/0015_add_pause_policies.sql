ALTER TABLE journeys
  ADD COLUMN is_entry_closed boolean NOT NULL DEFAULT false,
  ADD COLUMN settle_by text NOT NULL DEFAULT 'goOn' CHECK (settle_by IN ('goOn', 'leave'));
COMMENT ON COLUMN journeys.is_entry_closed IS 'Nobody enters; those in it go on.';
COMMENT ON COLUMN journeys.settle_by IS 'What becomes of people who fell due during the last pause: they go on, or leave the journey.';
