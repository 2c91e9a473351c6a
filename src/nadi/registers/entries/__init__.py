"""What all registers share: the entry, who vouches for it, how it fades, is noted, merged and found."""
