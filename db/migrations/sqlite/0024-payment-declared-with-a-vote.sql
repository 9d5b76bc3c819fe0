ALTER TABLE `vote_events` ADD `paid_by_enrolled` integer;
