ALTER TABLE "ballots" ADD COLUMN "first_trail_end" bigint;
