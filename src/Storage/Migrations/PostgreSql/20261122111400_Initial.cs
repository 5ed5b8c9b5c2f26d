using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "centres");

            migrationBuilder.EnsureSchema(
                name: "phone_bank");

            migrationBuilder.EnsureSchema(
                name: "register");

            migrationBuilder.EnsureSchema(
                name: "storage");

            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "centres",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calls",
                schema: "phone_bank",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    contact = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<Guid>(type: "uuid", nullable: true),
                    volunteer = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    outcome = table.Column<int>(type: "integer", nullable: true),
                    note_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_current = table.Column<bool>(type: "boolean", nullable: false),
                    undo = table.Column<string>(type: "text", nullable: true),
                    referred = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "campaign_zones",
                schema: "phone_bank",
                columns: table => new
                {
                    campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    zone = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_zones", x => new { x.campaign, x.zone });
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                schema: "phone_bank",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    centre = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    script = table.Column<string>(type: "text", nullable: false),
                    calling_from = table.Column<int>(type: "integer", nullable: false),
                    calling_to = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "centres",
                schema: "centres",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_centres", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "closed_receipts",
                schema: "register",
                columns: table => new
                {
                    receipt_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<int>(type: "integer", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closed_receipts", x => x.receipt_key);
                });

            migrationBuilder.CreateTable(
                name: "contact_lists",
                schema: "phone_bank",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    imported_at = table.Column<long>(type: "bigint", nullable: false),
                    rows_taken = table.Column<int>(type: "integer", nullable: false),
                    rows_not_taken = table.Column<int>(type: "integer", nullable: false),
                    report_sealed = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                schema: "phone_bank",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<Guid>(type: "uuid", nullable: false),
                    name_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    note_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    zone = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    ready_at = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    callback_at = table.Column<long>(type: "bigint", nullable: true),
                    for_whom_sealed = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "do_not_call",
                schema: "phone_bank",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_do_not_call", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "entries",
                schema: "register",
                columns: table => new
                {
                    index = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    organisations = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    receipt_key = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entries", x => x.index);
                });

            migrationBuilder.CreateTable(
                name: "groups",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    channel = table.Column<int>(type: "integer", nullable: false),
                    centre = table.Column<Guid>(type: "uuid", nullable: true),
                    shift_token = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    declared_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    next_position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "key_check",
                schema: "storage",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    proof = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_check", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "leaves",
                schema: "register",
                columns: table => new
                {
                    index = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leaves", x => x.index);
                });

            migrationBuilder.CreateTable(
                name: "log_state",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    declarations = table.Column<long>(type: "bigint", nullable: false),
                    annulments = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_log_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "numbers",
                schema: "phone_bank",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    number_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    lease = table.Column<Guid>(type: "uuid", nullable: true),
                    leased_until = table.Column<long>(type: "bigint", nullable: false),
                    not_before = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_numbers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                schema: "centres",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    normalized_user_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<long>(type: "bigint", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retired_ids",
                schema: "register",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retired_ids", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                schema: "register",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    centre = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<int>(type: "integer", nullable: false),
                    organisation = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tallies", x => new { x.day, x.centre, x.channel, x.organisation });
                });

            migrationBuilder.CreateTable(
                name: "uploads",
                schema: "phone_bank",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text_sealed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "declarations",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    receipt_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    name_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    organisations = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_declarations", x => x.id);
                    table.ForeignKey(
                        name: "FK_declarations_groups_group_id",
                        column: x => x.group_id,
                        principalSchema: "register",
                        principalTable: "groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                schema: "centres",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memberships", x => new { x.person_id, x.centre_id, x.role });
                    table.ForeignKey(
                        name: "FK_memberships_centres_centre_id",
                        column: x => x.centre_id,
                        principalSchema: "centres",
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_memberships_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "centres",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_centre_id_id",
                schema: "centres",
                table: "audit_entries",
                columns: new[] { "centre_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_calls_contact",
                schema: "phone_bank",
                table: "calls",
                column: "contact");

            migrationBuilder.CreateIndex(
                name: "IX_calls_volunteer",
                schema: "phone_bank",
                table: "calls",
                column: "volunteer",
                unique: true,
                filter: "is_current");

            migrationBuilder.CreateIndex(
                name: "IX_calls_volunteer_started_at",
                schema: "phone_bank",
                table: "calls",
                columns: new[] { "volunteer", "started_at" });

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_centre",
                schema: "phone_bank",
                table: "campaigns",
                column: "centre");

            migrationBuilder.CreateIndex(
                name: "IX_contact_lists_campaign",
                schema: "phone_bank",
                table: "contact_lists",
                column: "campaign");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_campaign_number",
                schema: "phone_bank",
                table: "contacts",
                columns: new[] { "campaign", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_campaign_ready_at",
                schema: "phone_bank",
                table: "contacts",
                columns: new[] { "campaign", "ready_at" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_campaign_zone_priority_ready_at",
                schema: "phone_bank",
                table: "contacts",
                columns: new[] { "campaign", "zone", "priority", "ready_at" },
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_number",
                schema: "phone_bank",
                table: "contacts",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_owner_ready_at",
                schema: "phone_bank",
                table: "contacts",
                columns: new[] { "owner", "ready_at" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "IX_declarations_group_id_position",
                schema: "register",
                table: "declarations",
                columns: new[] { "group_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_declarations_receipt_key",
                schema: "register",
                table: "declarations",
                column: "receipt_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_entries_receipt_key",
                schema: "register",
                table: "entries",
                column: "receipt_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_groups_shift_token",
                schema: "register",
                table: "groups",
                column: "shift_token");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_centre_id",
                schema: "centres",
                table: "memberships",
                column: "centre_id");

            migrationBuilder.CreateIndex(
                name: "IX_numbers_number_hash",
                schema: "phone_bank",
                table: "numbers",
                column: "number_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_normalized_user_name",
                schema: "centres",
                table: "people",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_uploads_at",
                schema: "phone_bank",
                table: "uploads",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entries",
                schema: "centres");

            migrationBuilder.DropTable(
                name: "calls",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "campaign_zones",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "campaigns",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "closed_receipts",
                schema: "register");

            migrationBuilder.DropTable(
                name: "contact_lists",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "contacts",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "declarations",
                schema: "register");

            migrationBuilder.DropTable(
                name: "do_not_call",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "entries",
                schema: "register");

            migrationBuilder.DropTable(
                name: "key_check",
                schema: "storage");

            migrationBuilder.DropTable(
                name: "leaves",
                schema: "register");

            migrationBuilder.DropTable(
                name: "log_state",
                schema: "register");

            migrationBuilder.DropTable(
                name: "memberships",
                schema: "centres");

            migrationBuilder.DropTable(
                name: "numbers",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "retired_ids",
                schema: "register");

            migrationBuilder.DropTable(
                name: "tallies",
                schema: "register");

            migrationBuilder.DropTable(
                name: "uploads",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "groups",
                schema: "register");

            migrationBuilder.DropTable(
                name: "centres",
                schema: "centres");

            migrationBuilder.DropTable(
                name: "people",
                schema: "centres");
        }
    }
}
