using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "centres_audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    centre_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_centres_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "centres_centres",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_centres_centres", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "centres_people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_centres_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    contact = table.Column<Guid>(type: "TEXT", nullable: true),
                    number = table.Column<Guid>(type: "TEXT", nullable: true),
                    volunteer = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    note_sealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    is_current = table.Column<bool>(type: "INTEGER", nullable: false),
                    undo = table.Column<string>(type: "TEXT", nullable: true),
                    referred = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_campaign_zones",
                columns: table => new
                {
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_campaign_zones", x => new { x.campaign, x.zone });
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_campaigns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    script = table.Column<string>(type: "TEXT", nullable: false),
                    calling_from = table.Column<int>(type: "INTEGER", nullable: false),
                    calling_to = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_campaigns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_contact_lists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: false),
                    rows_taken = table.Column<int>(type: "INTEGER", nullable: false),
                    rows_not_taken = table.Column<int>(type: "INTEGER", nullable: false),
                    report_sealed = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_contact_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    list = table.Column<Guid>(type: "TEXT", nullable: true),
                    number = table.Column<Guid>(type: "TEXT", nullable: false),
                    name_sealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    note_sealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    zone = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    ready_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    callback_at = table.Column<long>(type: "INTEGER", nullable: true),
                    for_whom_sealed = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_contacts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_do_not_call",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_do_not_call", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_numbers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number_sealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    lease = table.Column<Guid>(type: "TEXT", nullable: true),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_numbers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text_sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_closed_receipts",
                columns: table => new
                {
                    receipt_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_closed_receipts", x => x.receipt_key);
                });

            migrationBuilder.CreateTable(
                name: "register_entries",
                columns: table => new
                {
                    index = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    organisations = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    receipt_key = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_entries", x => x.index);
                });

            migrationBuilder.CreateTable(
                name: "register_groups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code_sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: true),
                    shift_token = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    declared_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    next_position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_leaves",
                columns: table => new
                {
                    index = table.Column<long>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_leaves", x => x.index);
                });

            migrationBuilder.CreateTable(
                name: "register_log_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    declarations = table.Column<long>(type: "INTEGER", nullable: false),
                    annulments = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_log_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_retired_ids",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_retired_ids", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "register_tallies",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_tallies", x => new { x.day, x.centre, x.channel, x.organisation });
                });

            migrationBuilder.CreateTable(
                name: "storage_key_check",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    proof = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_storage_key_check", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "centres_memberships",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    centre_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_centres_memberships", x => new { x.person_id, x.centre_id, x.role });
                    table.ForeignKey(
                        name: "FK_centres_memberships_centres_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres_centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_centres_memberships_centres_people_person_id",
                        column: x => x.person_id,
                        principalTable: "centres_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "register_declarations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    receipt_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name_sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    organisations = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_declarations", x => x.id);
                    table.ForeignKey(
                        name: "FK_register_declarations_register_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "register_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_centres_audit_entries_centre_id_id",
                table: "centres_audit_entries",
                columns: new[] { "centre_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_centres_memberships_centre_id",
                table: "centres_memberships",
                column: "centre_id");

            migrationBuilder.CreateIndex(
                name: "IX_centres_people_normalized_user_name",
                table: "centres_people",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_calls_contact",
                table: "phone_bank_calls",
                column: "contact");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_calls_volunteer",
                table: "phone_bank_calls",
                column: "volunteer",
                unique: true,
                filter: "is_current");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_calls_volunteer_started_at",
                table: "phone_bank_calls",
                columns: new[] { "volunteer", "started_at" });

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_campaigns_centre",
                table: "phone_bank_campaigns",
                column: "centre");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_contact_lists_campaign",
                table: "phone_bank_contact_lists",
                column: "campaign");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_contacts_campaign_number",
                table: "phone_bank_contacts",
                columns: new[] { "campaign", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_contacts_campaign_ready_at",
                table: "phone_bank_contacts",
                columns: new[] { "campaign", "ready_at" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_contacts_campaign_zone_priority_ready_at",
                table: "phone_bank_contacts",
                columns: new[] { "campaign", "zone", "priority", "ready_at" },
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_contacts_number",
                table: "phone_bank_contacts",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_contacts_owner_ready_at",
                table: "phone_bank_contacts",
                columns: new[] { "owner", "ready_at" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_numbers_number_hash",
                table: "phone_bank_numbers",
                column: "number_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_uploads_at",
                table: "phone_bank_uploads",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_register_declarations_group_id_position",
                table: "register_declarations",
                columns: new[] { "group_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_register_declarations_receipt_key",
                table: "register_declarations",
                column: "receipt_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_receipt_key",
                table: "register_entries",
                column: "receipt_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_register_groups_shift_token",
                table: "register_groups",
                column: "shift_token");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "centres_audit_entries");

            migrationBuilder.DropTable(
                name: "centres_memberships");

            migrationBuilder.DropTable(
                name: "phone_bank_calls");

            migrationBuilder.DropTable(
                name: "phone_bank_campaign_zones");

            migrationBuilder.DropTable(
                name: "phone_bank_campaigns");

            migrationBuilder.DropTable(
                name: "phone_bank_contact_lists");

            migrationBuilder.DropTable(
                name: "phone_bank_contacts");

            migrationBuilder.DropTable(
                name: "phone_bank_do_not_call");

            migrationBuilder.DropTable(
                name: "phone_bank_numbers");

            migrationBuilder.DropTable(
                name: "phone_bank_uploads");

            migrationBuilder.DropTable(
                name: "register_closed_receipts");

            migrationBuilder.DropTable(
                name: "register_declarations");

            migrationBuilder.DropTable(
                name: "register_entries");

            migrationBuilder.DropTable(
                name: "register_leaves");

            migrationBuilder.DropTable(
                name: "register_log_state");

            migrationBuilder.DropTable(
                name: "register_retired_ids");

            migrationBuilder.DropTable(
                name: "register_tallies");

            migrationBuilder.DropTable(
                name: "storage_key_check");

            migrationBuilder.DropTable(
                name: "centres_centres");

            migrationBuilder.DropTable(
                name: "centres_people");

            migrationBuilder.DropTable(
                name: "register_groups");
        }
    }
}
