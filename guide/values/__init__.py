"""Text, numbers, money, days and times of day: as people write them and count them. Knows no guide, screen or clock."""
