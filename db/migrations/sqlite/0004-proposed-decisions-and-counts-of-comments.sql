ALTER TABLE `comments` ADD `proposal` text;
ALTER TABLE `comments` ADD `count_for` integer;
ALTER TABLE `comments` ADD `count_against` integer;
