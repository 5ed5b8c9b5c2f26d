using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.Centres.People;

/// <summary>What came of changing what somebody may do.</summary>
internal enum StaffOutcome
{
    Done,

    /// <summary>Nobody with this id is of those whom the actor runs.</summary>
    NoSuchPerson,

    /// <summary>The centre would have nobody to run it.</summary>
    LastCoordinator,

    /// <summary>The installation would have nobody to run it.</summary>
    LastOperator,

    /// <summary>She would be left without any role: that is to remove her.</summary>
    NoRoleLeft,

    /// <summary>She is suspended: first it is resumed.</summary>
    Suspended,
}

/// <summary>The words for what was not done.</summary>
internal static class StaffWords
{
    /// <summary>Adds why it was not done, beside the field of that name; for nobody, or what is done, nothing.</summary>
    public static void AddRefusal(this ModelStateDictionary state, Text text, string field, StaffOutcome outcome)
    {
        if (outcome is not (StaffOutcome.Done or StaffOutcome.NoSuchPerson))
            state.AddError(field, text[$"people.refused.{outcome}"]);
    }
}
