ALTER TABLE "tokens" ADD COLUMN "name" text;
ALTER TABLE "tokens" ADD COLUMN "password_hash" text;
ALTER TABLE "organisations" ADD COLUMN "suspension_reason" text;
