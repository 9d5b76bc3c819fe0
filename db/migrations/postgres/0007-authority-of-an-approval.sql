ALTER TABLE "approval_decisions" ADD COLUMN "authority" text;
