CREATE TABLE `amendment_takings` (
  `amendment_id` text PRIMARY KEY NOT NULL,
  `draft_id` text NOT NULL,
  `former_base` text NOT NULL,
  `before` text NOT NULL,
  `after` text NOT NULL,
  `person_id` text NOT NULL,
  `at` integer NOT NULL,
  FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
