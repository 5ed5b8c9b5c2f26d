using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.Centres.People;

/// <summary>What the forms on which a person is made say when something is not right. Their fields are called Name and Password.</summary>
internal static class PersonForm
{
    public static void Check(ModelStateDictionary state, Text text, string? name, string? password)
    {
        CheckName(state, text, name);
        CheckPassword(state, text, password, name);
    }

    public static void CheckName(ModelStateDictionary state, Text text, string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > Person.MaxNameLength || !SignInName.IsReadable(name.Trim()))
            Add(state, text, AddPersonRefusal.BadName);
    }

    public static void CheckPassword(ModelStateDictionary state, Text text, string? password, string? name)
    {
        if (password is null || password.Length < CentresModule.MinPasswordLength)
            Add(state, text, AddPersonRefusal.PasswordTooShort);
        else if (GuessablePassword.Is(password, name))
            Add(state, text, AddPersonRefusal.PasswordGuessable);
    }

    public static void Add(ModelStateDictionary state, Text text, AddPersonRefusal refusal)
    {
        var (field, message) = refusal switch
        {
            AddPersonRefusal.BadName => ("Name", text["people.badName", ("count", Person.MaxNameLength)]),
            AddPersonRefusal.NameTaken => ("Name", text["people.nameTaken"]),
            AddPersonRefusal.PasswordTooShort => ("Password", text["people.passwordTooShort", ("count", CentresModule.MinPasswordLength)]),
            AddPersonRefusal.PasswordGuessable => ("Password", text["people.passwordGuessable"]),
        };
        state.AddError(field, message);
    }
}
