using Ledgerline.Register.Receipts;
using Ledgerline.Storage;

namespace Ledgerline.Register.Declaring;

/// <summary>A new group of one person, ready to be written: everything is sealed and hashed before it waits for its turn.</summary>
internal sealed record NewGroup(Group Group, Declaration First, byte[] RetiredKey, ReceiptCode Code)
{
    public static NewGroup Of(GroupId id, DeclarationDraft first, Origin origin, DateTimeOffset now, KeyRing keys, RegisterOptions options)
    {
        var code = ReceiptCode.New();
        var group = Begin(id.Value, code, origin, now, keys, options);
        group.NextPosition = 2;
        return new NewGroup(group, Row(first, id.Value, code, 1, keys), RetiredId.KeyOf(keys, first.Id.Value), code);
    }

    public static Group Begin(Guid id, ReceiptCode code, Origin origin, DateTimeOffset now, KeyRing keys, RegisterOptions options)
    {
        var group = new Group
        {
            Id = id,
            CodeSealed = keys.Seal(KeyPurpose.HeldReceipt, code.Text),
            Channel = origin.Channel,
            Centre = origin.Centre,
            ShiftToken = origin.ShiftToken,
            Series = origin.Series,
            State = origin.Channel switch
            {
                Channel.Call or Channel.Hotline => origin.WaitsForReview ? GroupState.Review : GroupState.Held,
                Channel.Web => GroupState.Review,
            },
            DeclaredAt = now,
            NextPosition = 1,
        };
        group.HoldFrom(now, options);
        return group;
    }

    public static Declaration Row(DeclarationDraft draft, Guid group, ReceiptCode code, int position, KeyRing keys) => new()
    {
        Id = draft.Id.Value,
        GroupId = group,
        Position = position,
        ReceiptKey = ReceiptKeys.Of(keys, code, position),
        NameSealed = keys.Seal(KeyPurpose.HeldName, draft.Name.Text),
        DetailsSealed = draft.Details.Seal(keys),
        Kind = draft.Kind,
        Organisations = draft.Organisations,
    };
}
