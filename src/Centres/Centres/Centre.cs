namespace Ledgerline.Centres.Centres;

internal sealed class Centre
{
    public const int MaxNameLength = 100;

    public Guid Id { get; init; }

    public required string Name { get; set; }
}
