using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WaysIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "code_secret_sealed",
                table: "centres_people",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "last_code_step",
                table: "centres_people",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "centres_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    centre_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: true),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    code_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_centres_invitations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "centres_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1023, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    transports = table.Column<string>(type: "TEXT", nullable: true),
                    is_user_verified = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backed_up = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_centres_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "FK_centres_passkeys_centres_people_person_id",
                        column: x => x.person_id,
                        principalTable: "centres_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "centres_recovery_codes",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_centres_recovery_codes", x => new { x.person_id, x.hash });
                    table.ForeignKey(
                        name: "FK_centres_recovery_codes_centres_people_person_id",
                        column: x => x.person_id,
                        principalTable: "centres_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "centres_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_centres_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_centres_sessions_centres_people_person_id",
                        column: x => x.person_id,
                        principalTable: "centres_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_centres_invitations_centre_id",
                table: "centres_invitations",
                column: "centre_id");

            migrationBuilder.CreateIndex(
                name: "IX_centres_invitations_code_hash",
                table: "centres_invitations",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_centres_passkeys_person_id",
                table: "centres_passkeys",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_centres_sessions_person_id",
                table: "centres_sessions",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_centres_sessions_started_at",
                table: "centres_sessions",
                column: "started_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "centres_invitations");

            migrationBuilder.DropTable(
                name: "centres_passkeys");

            migrationBuilder.DropTable(
                name: "centres_recovery_codes");

            migrationBuilder.DropTable(
                name: "centres_sessions");

            migrationBuilder.DropColumn(
                name: "code_secret_sealed",
                table: "centres_people");

            migrationBuilder.DropColumn(
                name: "last_code_step",
                table: "centres_people");
        }
    }
}
