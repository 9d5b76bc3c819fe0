ALTER TABLE "vote_events" ADD COLUMN "paid_by_enrolled" boolean;
