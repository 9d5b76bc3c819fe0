ALTER TABLE `approval_decisions` ADD `authority` text;
