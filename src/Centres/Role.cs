namespace Ledgerline.Centres;

/// <summary>What a person does at a centre. One person may hold several roles. Values are stored; they never change.</summary>
public enum Role
{
    /// <summary>Calls people and enters what they declare.</summary>
    Volunteer = 1,

    /// <summary>Runs a centre: people, campaigns, contact lists.</summary>
    Coordinator = 2,

    /// <summary>Reviews what comes in from the web.</summary>
    Registrar = 3,

    /// <summary>Runs the installation.</summary>
    Operator = 4,

    /// <summary>Practises calls; takes no real ones until a coordinator admits her.</summary>
    Trainee = 5,

    /// <summary>Makes encounters into stories.</summary>
    Editor = 6,

    /// <summary>Translates stories.</summary>
    Translator = 7,
}
