namespace Ledgerline.Centres.Roles;

/// <summary>Records in the audit trail that roles were given or taken, each role by a word of its own.</summary>
internal static class RecordRoles
{
    public static void RecordGiven(this AuditTrail audit, Actor actor, Role role, Guid person) => audit.Record(actor, Given(role), person);

    public static void RecordTaken(this AuditTrail audit, Actor actor, Role role, Guid person) => audit.Record(actor, Taken(role), person);

    private static string Given(Role role) => role switch
    {
        Role.Volunteer => "volunteer-given",
        Role.Coordinator => "coordinator-given",
        Role.Registrar => "registrar-given",
        Role.Operator => "operator-given",
        Role.Editor => "editor-given",
        Role.Translator => "translator-given",
        Role.Trainee => throw new ArgumentOutOfRangeException(nameof(role), role, "Who practises was invited to."),
    };

    private static string Taken(Role role) => role switch
    {
        Role.Volunteer => "volunteer-taken",
        Role.Coordinator => "coordinator-taken",
        Role.Registrar => "registrar-taken",
        Role.Operator => "operator-taken",
        Role.Editor => "editor-taken",
        Role.Translator => "translator-taken",
        Role.Trainee => "person-admitted",
    };
}
