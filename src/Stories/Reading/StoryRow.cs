namespace Ledgerline.Stories.Reading;

/// <summary>A story as a list shows it.</summary>
internal sealed record StoryRow(int Number, string Title, string Summary, DateOnly PublishedOn, int Minutes, Occasion Occasion);
