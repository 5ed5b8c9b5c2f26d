using Ledgerline.Centres.People;
using Microsoft.AspNetCore.Identity;

namespace Ledgerline.Centres;

/// <summary>Why a person was not added.</summary>
public enum AddPersonRefusal
{
    /// <summary>The sign-in name is empty, too long, or holds control or invisible characters.</summary>
    BadName,

    /// <summary>Somebody has this sign-in name already (capitals do not make it another).</summary>
    NameTaken,

    /// <summary>The password is shorter than <see cref="CentresModule.MinPasswordLength"/>.</summary>
    PasswordTooShort,

    /// <summary>The password is one of those that are tried first.</summary>
    PasswordGuessable,
}

/// <summary>Admits a person to a centre with a sign-in name, a password and roles.</summary>
public sealed class AddPerson
{
    private readonly UserManager<Person> _people;

    internal AddPerson(UserManager<Person> people) => _people = people;

    /// <summary>Adds the person and her roles at one centre, in one transaction.</summary>
    /// <returns>Her id, or why not.</returns>
    public async Task<(PersonId? Id, AddPersonRefusal? Refusal)> AddAsync(string name, string password, CentreId centre, IReadOnlyCollection<Role> roles) =>
        password.Length < CentresModule.MinPasswordLength
            ? (null, AddPersonRefusal.PasswordTooShort)
            : await AddAsync(Guid.NewGuid(), name, Hash(password), centre, roles);

    /// <summary>As above, within the caller's transaction if there is one.</summary>
    /// <param name="passwordHash">From <see cref="Hash"/>; null for who signs in with a passkey, which the caller adds.</param>
    internal async Task<(PersonId? Id, AddPersonRefusal? Refusal)> AddAsync(Guid id, string name, string? passwordHash, CentreId centre, IReadOnlyCollection<Role> roles)
    {
        if (!SignInName.IsReadable(name.Trim()))
            return (null, AddPersonRefusal.BadName);
        var person = new Person { Id = id, UserName = name.Trim().Normalize(), PasswordHash = passwordHash };
        if (person.UserName.Length is 0 or > Person.MaxNameLength)
            return (null, AddPersonRefusal.BadName);
        foreach (var role in roles.Distinct())
            person.Memberships.Add(new Membership { PersonId = person.Id, CentreId = centre.Value, Role = role });

        var result = await _people.CreateAsync(person);
        return result.Succeeded ? (new PersonId(person.Id), null) : (null, RefusalOf(result));
    }

    /// <summary>Slow on purpose: before a transaction, not in it.</summary>
    internal string Hash(string password) => _people.PasswordHasher.HashPassword(new Person(), password);

    private static AddPersonRefusal RefusalOf(IdentityResult result) => result.Errors.First().Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => AddPersonRefusal.NameTaken,
        nameof(IdentityErrorDescriber.InvalidUserName) => AddPersonRefusal.BadName,
        var code => throw new InvalidOperationException($"The account could not be made: {code}."),
    };
}
