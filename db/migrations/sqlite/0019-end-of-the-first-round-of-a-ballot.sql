ALTER TABLE `ballots` ADD `first_trail_end` integer;
