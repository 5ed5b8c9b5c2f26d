using Ledgerline.Register.Receipts;

namespace Ledgerline.Register.OpenData;

/// <summary>A receipt that is looked up.</summary>
/// <param name="Code">Its digits, as people write them: spaces and dashes are passed over.</param>
internal sealed record ApiReceiptCode(string? Code);

/// <summary>What a receipt stands for.</summary>
/// <param name="People">Each person who declared with it, in that order.</param>
internal sealed record ApiReceipt(IReadOnlyList<ApiReceiptPerson> People)
{
    public static ApiReceipt Of(IEnumerable<(int Position, ReceiptState State)> people) => new([.. people.Select(each => Person(each.Position, each.State))]);

    private static ApiReceiptPerson Person(int position, ReceiptState state) => state switch
    {
        ReceiptState.Waiting(var held, var inReview) => new(position, inReview ? ApiReceiptState.InReview : ApiReceiptState.Held)
        {
            Name = held.Name?.Text,
            Organisations = [.. held.Organisations.Named()],
        },
        ReceiptState.Sealed(var index, var name, var day, var annulled) => new(position, ApiReceiptState.Entered)
        {
            Name = name,
            Entry = index.Value,
            Day = day,
            Annulled = annulled is null ? null : new ApiAnnulled(annulled.Index.Value, annulled.Day, annulled.Reason),
        },
        ReceiptState.Closed(ClosedState.Withdrawn, _, var day) => new(position, ApiReceiptState.Withdrawn) { Day = day },
        ReceiptState.Closed(_, var reason, var day) => new(position, ApiReceiptState.Refused) { Day = day, Refusal = reason },
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>What became of a declaration.</summary>
internal enum ApiReceiptState
{
    /// <summary>A registrar has still to read it.</summary>
    InReview,

    /// <summary>It waits to be entered, and can still be corrected or withdrawn.</summary>
    Held,

    /// <summary>It is an entry of the register.</summary>
    Entered,

    /// <summary>The declarant took it back before it was entered.</summary>
    Withdrawn,

    /// <summary>A registrar did not let it in.</summary>
    Refused,
}

/// <summary>What a receipt says of one person.</summary>
/// <param name="Position">From 1.</param>
/// <param name="State">What became of the declaration.</param>
internal sealed record ApiReceiptPerson(int Position, ApiReceiptState State)
{
    /// <summary>The name; null once it is erased, and where nothing was entered.</summary>
    public string? Name { get; init; }

    /// <summary>While it waits: what the person withdraws from.</summary>
    public IReadOnlyList<Organisations>? Organisations { get; init; }

    /// <summary>The number of the entry.</summary>
    public long? Entry { get; init; }

    /// <summary>The day of the declaration once it is entered, or that on which it was withdrawn or refused.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What annuls the entry, or null.</summary>
    public ApiAnnulled? Annulled { get; init; }

    /// <summary>Why it was refused, or null.</summary>
    public RefusalReason? Refusal { get; init; }
}
