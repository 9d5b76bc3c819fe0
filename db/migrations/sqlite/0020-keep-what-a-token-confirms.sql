ALTER TABLE `tokens` ADD `name` text;
ALTER TABLE `tokens` ADD `password_hash` text;
ALTER TABLE `organisations` ADD `suspension_reason` text;
