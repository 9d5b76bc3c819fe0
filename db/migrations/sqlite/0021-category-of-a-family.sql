ALTER TABLE `electorate` ADD `counted_in` text;
