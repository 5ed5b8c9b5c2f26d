namespace Ledgerline.Storage;

/// <summary>
/// What a derived key is for. Each purpose has keys of its own (HKDF-SHA256, RFC 5869, info = the purpose's name), so that a value made
/// for one can neither be opened as, nor compared with, a value made for another. Names are for ever: renaming one loses its data.
/// </summary>
public enum KeyPurpose
{
    /// <summary>The mark by which a database knows its key.</summary>
    KeyCheck,

    /// <summary>Telephone numbers, sealed.</summary>
    Number,

    /// <summary>Telephone numbers, hashed to be found again and compared.</summary>
    NumberEquality,

    /// <summary>Telephone numbers on the do-not-call list, hashed; not comparable with <see cref="NumberEquality"/>.</summary>
    DoNotCall,

    /// <summary>What a contact list says of a person, and notes of calls, sealed.</summary>
    Note,

    /// <summary>Names of declarants while their declaration is held, sealed.</summary>
    HeldName,

    /// <summary>Places and statements of declarants while their declaration is held, sealed.</summary>
    HeldDetails,

    /// <summary>The receipt's code while its group is held, sealed.</summary>
    HeldReceipt,

    /// <summary>The pepper under which a receipt's lookup keys are made.</summary>
    Receipt,

    /// <summary>The opaque token by which a volunteer finds what she entered and is still held.</summary>
    Shift,

    /// <summary>From a call to the group declared on it, while both are open.</summary>
    CallGroup,

    /// <summary>Client-made ids of declarations that were sealed or withdrawn, hashed, so that a late retry makes no second entry.</summary>
    RetiredId,

    /// <summary>Challenges for a proof of work, marked as ours.</summary>
    Work,

    /// <summary>What a volunteer's browser needs, besides what it keeps itself, to open what waits there to be sent.</summary>
    Outbox,

    /// <summary>What installations exchange of their do-not-call lists: the keys that they share, hashes under them and filters, sealed.</summary>
    DoNotCallExchange,

    /// <summary>What fills up an exported do-not-call list.</summary>
    DoNotCallDecoy,

    /// <summary>The secrets that accounts share with apps which make sign-in codes, sealed.</summary>
    SignInCode,

    /// <summary>Recovery codes, hashed.</summary>
    RecoveryCode,

    /// <summary>Codes of invitations, hashed.</summary>
    Invitation,

    /// <summary>Which contacts are telephones of a centre's own: a hash of the contact, and what is known of it, sealed.</summary>
    Canary,

    /// <summary>What volunteers jot down of encounters that are worth telling, sealed.</summary>
    Jotting,

    /// <summary>Versions of stories that are written, sealed.</summary>
    Story,
}
