using Ledgerline.Storage;

namespace Ledgerline.Register.Declaring;

/// <summary>One person of a group that is not sealed yet.</summary>
internal sealed class Declaration
{
    public required Guid Id { get; init; }

    public required Guid GroupId { get; init; }

    public required int Position { get; init; }

    public required byte[] ReceiptKey { get; init; }

    [Sealed(KeyPurpose.HeldName)]
    public required byte[] NameSealed { get; set; }

    /// <summary>Null where nothing was added to the name.</summary>
    [Sealed(KeyPurpose.HeldDetails)]
    public byte[]? DetailsSealed { get; set; }

    public required NameKind Kind { get; set; }

    public required Organisations Organisations { get; set; }
}
