namespace Ledgerline.Register.Sealing;

/// <summary>A group that is about to be sealed, and its people.</summary>
internal sealed record DueGroup(Guid Id, DateOnly Day, Channel Channel, Guid? Centre, List<DuePerson> People)
{
    /// <param name="declaredAt">Milliseconds of Unix time.</param>
    public static DateOnly DayOf(long declaredAt) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(declaredAt).UtcDateTime);
}

/// <summary>One of its people, as she is held.</summary>
internal sealed record DuePerson(Guid Id, byte[] ReceiptKey, byte[] NameSealed, NameKind Kind, Organisations Organisations, byte[]? DetailsSealed);
