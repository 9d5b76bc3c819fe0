ALTER TABLE "electorate" ADD COLUMN "counted_in" text;
