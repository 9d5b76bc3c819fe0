ALTER TABLE `amendments` ADD `parent_id` text;
CREATE INDEX `amendments_parent` ON `amendments` (`parent_id`);
