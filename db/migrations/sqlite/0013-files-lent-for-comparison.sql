ALTER TABLE `files` ADD `kept_until` integer;
