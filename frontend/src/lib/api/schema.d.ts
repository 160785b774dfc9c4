/** Made by `npm run api` from openapi.json: not to be edited. */

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell that the process lives.
         * @description For a supervisor: when this does not answer, start the process anew.
         */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether the server can serve.
         * @description For a load balancer: 503 while the database does not answer, and with `clock_behind` while the clock of the server
         *     says an earlier time than what has already happened. On a full disk reading goes on, so the answer is 200
         *     with `writable` false: for whoever watches the server.
         */
        get: operations["get_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the privacy notice.
         * @description In the language of `locale`, else in the one the browser prefers.
         */
        get: operations["get_privacy_notice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look accounts up.
         * @description By the beginning of a name, or by a whole e-mail address or phone number. For staff that looks accounts up.
         */
        get: operations["list_accounts"];
        put?: never;
        /**
         * Register an account.
         * @description Signs in: sets the session cookie. A code is mailed; by it the e-mail address has to be proven before one can
         *     write.
         */
        post: operations["register_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the profile of an account.
         * @description Its counts are of what the reader may read.
         */
        get: operations["get_profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase an account.
         * @description As its owner asked of staff: as if the owner had done it. Permission `erase_accounts`.
         */
        post: operations["erase_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in.
         * @description With name, e-mail address or phone number. Sets the session cookie; the session this browser had before ends.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out.
         * @description The session is worthless from the answer on.
         */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where one is signed in.
         * @description The browser that was used last comes first.
         */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere.
         * @description Every session ends, the asking one included.
         */
        delete: operations["end_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out one browser.
         * @description Of one's own only.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get oneself.
         * @description What the account may see of itself; 401 to whoever is not signed in.
         */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change oneself.
         * @description Another e-mail address has to be proven again; the one before is told.
         */
        patch: operations["update_me"];
        trace?: never;
    };
    "/me/email/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a code that proves one's e-mail address.
         * @description It is mailed and valid for 15 minutes; five wrong tries make it void, as does a newer one.
         */
        post: operations["send_email_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/email/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove one's e-mail address.
         * @description By the code that was mailed.
         */
        post: operations["prove_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/phone/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a code that proves a telephone number.
         * @description It is sent as a text message and valid for 15 minutes; five wrong tries make it void, as does a newer one. The
         *     number is the account's once the code was typed in.
         */
        post: operations["send_phone_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/phone/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove a telephone number.
         * @description By the code that was sent there. Where another account had the number, it is taken off that one, which is told.
         */
        post: operations["prove_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove one's telephone number.
         * @description Nothing is sent there any more. Twice is once.
         */
        delete: operations["delete_phone"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to the privacy notice.
         * @description To the version that stands.
         */
        post: operations["record_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase one's account.
         * @description For ever: name, addresses, profile, picture, homes and roles go at once, and so does being signed in; what one
         *     wrote stays, without a name. The last administrator cannot.
         */
        post: operations["erase_me"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put one's picture.
         * @description A JPEG, PNG, WebP or GIF of at most 8 MB and 8000 pixels a side. Its middle is kept, 256 pixels wide and high,
         *     and nothing else of the file.
         */
        put: operations["put_avatar"];
        post?: never;
        /**
         * Take one's picture away.
         * @description Its bytes are deleted.
         */
        delete: operations["delete_avatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change one's password.
         * @description Other sessions end; the asking one goes on.
         */
        put: operations["change_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link that sets a new password.
         * @description It is mailed where there is such an account; the answer is the same where there is none.
         */
        post: operations["recover_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a password by a link.
         * @description Signs in: sets the session cookie. Every other session of the account ends and every link is void.
         */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a photo.
         * @description A JPEG, PNG, WebP or GIF of at most 10 MB; what it is is read from its bytes. It is turned upright, made to
         *     fit 2560 pixels and encoded anew: where and with what it was taken is not kept. It is named in `photo_ids` of
         *     what is said next; one that is named nowhere is deleted after a day.
         */
        post: operations["upload_photo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the bytes of an attachment.
         * @description They never change: what is put later has another id. A profile picture is for everybody, a photo for whoever
         *     may read what it goes with.
         */
        get: operations["get_attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attachments/{attachment_id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a small copy of an attachment.
         * @description At most 480 pixels on a side.
         */
        get: operations["get_thumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the roles of an account.
         * @description Of one's own; of others for staff that looks accounts up.
         */
        get: operations["list_roles"];
        put?: never;
        /**
         * Grant a role.
         * @description An administrator grants everything; a manager what is below, within the own project. It holds at once.
         */
        post: operations["grant_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a role back.
         * @description By whoever may grant it. It ends at once; the last administrator keeps the role.
         */
        delete: operations["revoke_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects.
         * @description Newest first.
         */
        get: operations["list_projects"];
        put?: never;
        /**
         * Make a project.
         * @description For those who manage projects.
         */
        post: operations["create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a project.
         * @description Its counts are of what the reader may read.
         */
        get: operations["get_project"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a project.
         * @description For those who edit the project.
         */
        patch: operations["update_project"];
        trace?: never;
    };
    "/projects/{project_id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the facts of a project.
         * @description What speaks for it, then what speaks against it, each by its places; all on one page.
         */
        get: operations["list_facts"];
        put?: never;
        /**
         * Tell a fact.
         * @description For those who edit the project.
         */
        post: operations["create_fact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facts/{fact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a fact back.
         * @description For those who edit the project. What it said stays in the audit.
         */
        delete: operations["delete_fact"];
        options?: never;
        head?: never;
        /**
         * Change a fact.
         * @description For those who edit the project.
         */
        patch: operations["update_fact"];
        trace?: never;
    };
    "/projects/{project_id}/buildings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the buildings of a project.
         * @description For accounts, who choose their home among them.
         */
        get: operations["list_buildings"];
        put?: never;
        /**
         * Make a building.
         * @description For those who edit the project.
         */
        post: operations["create_building"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings/{building_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Rename a building.
         * @description For those who edit the project.
         */
        put: operations["replace_building"];
        post?: never;
        /**
         * Delete a building.
         * @description For those who edit the project, while it has no units.
         */
        delete: operations["delete_building"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings/{building_id}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the units of a building.
         * @description For accounts, who choose their home among them: names alone, and more for staff of the project.
         */
        get: operations["list_units"];
        put?: never;
        /**
         * Make units.
         * @description For those who edit the project. All of them are made or none; answers all that were made.
         */
        post: operations["create_units"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units/{unit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct a unit.
         * @description For those who edit the project. What is left out is unknown from then on.
         */
        put: operations["replace_unit"];
        post?: never;
        /**
         * Delete a unit.
         * @description For those who edit the project, while nobody claimed it and no complaint is about it.
         */
        delete: operations["delete_unit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the boards of the club.
         * @description Those of no project, that the reader may read, by their places; all on one page.
         */
        get: operations["list_boards"];
        put?: never;
        /**
         * Make a board of the club.
         * @description For those who manage projects.
         */
        post: operations["create_club_board"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the boards of a project.
         * @description Those that the reader may read, by their places; all on one page.
         */
        get: operations["list_project_boards"];
        put?: never;
        /**
         * Make a board of a project.
         * @description For those who manage the project's boards.
         */
        post: operations["create_board"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards/{board_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a board.
         * @description 404 also for a board that the reader may not know of.
         */
        get: operations["get_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a board.
         * @description For those who manage the boards there. Who may read it changes with the answer.
         */
        patch: operations["update_board"];
        trace?: never;
    };
    "/ownerships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ownerships to decide on.
         * @description Those of the projects for which the reader reviews ownerships, newest claim first.
         */
        get: operations["list_ownerships"];
        put?: never;
        /**
         * Claim a unit.
         * @description For accounts with a proven e-mail address. Staff of the project decide on it; what was refused may be claimed
         *     again.
         */
        post: operations["claim_ownership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/ownerships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's own ownerships.
         * @description Newest claim first; all on one page.
         */
        get: operations["list_my_ownerships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/ownerships/{ownership_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw a claim.
         * @description Only while nobody has decided on it.
         */
        delete: operations["withdraw_ownership"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/residents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who is at home in a project.
         * @description For staff who answer complaints there, when somebody calls: by what is on the door, the beginning of a name, or
         *     a whole e-mail address or phone number, or the homes of one account; at most 20.
         */
        get: operations["list_residents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ownerships/{ownership_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on a claim.
         * @description For those who review the ownerships of the project. A claim is confirmed or refused, what was confirmed is
         *     revoked, what was revoked is reinstated; refusing and revoking need a reason. Nobody decides on their own claim.
         *     409 `wrong_state` when somebody else has decided in the meantime.
         */
        post: operations["decide_ownership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the milestones of a project.
         * @description What was promised, for everybody: of the whole project first, then by buildings and places; all on one page,
         *     withdrawn ones too.
         */
        get: operations["list_milestones"];
        put?: never;
        /**
         * Promise a milestone.
         * @description For those who edit the project. At most 200 of a project.
         */
        post: operations["create_milestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/milestones/{milestone_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a milestone.
         * @description What was promised first and what is promised now, what is expected, when it was reached, and how late that is.
         */
        get: operations["get_milestone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a milestone.
         * @description For those who edit the project. A promise that moves takes a reason; the day before, the reason and who moved it
         *     stay for everybody to read, and those at home there are told. So they are when it is reached.
         */
        patch: operations["update_milestone"];
        trace?: never;
    };
    "/milestones/{milestone_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a milestone.
         * @description For those who edit the project: what was promised by mistake. It stays in the list, with the reason.
         */
        post: operations["withdraw_milestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/milestones/{milestone_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what changed about a milestone.
         * @description For everybody, the last change first: which day it was before, which after, why, and who changed it.
         */
        get: operations["list_milestone_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the updates of a project.
         * @description News from the building site, the last first: for everybody what is public, for those at home there also what is for
         *     them.
         */
        get: operations["list_updates"];
        put?: never;
        /**
         * Publish an update.
         * @description For those who edit the project. Those at home in the building it is about, or in the project, are told, whoever
         *     else may read it.
         */
        post: operations["create_update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/updates/{update_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an update.
         * @description With its photos. One that was withdrawn says only that, and why.
         */
        get: operations["get_update"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit an update.
         * @description For those who edit the project: its words alone. Nobody is told again.
         */
        patch: operations["edit_update"];
        trace?: never;
    };
    "/updates/{update_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw an update.
         * @description For those who edit the project. That it was there stays, with the reason; what it said does not.
         */
        post: operations["withdraw_update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/homes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's homes.
         * @description Those that one holds, or acts for whom does: where each stands on its way, and what comes next; all on one page.
         *     Tenants have none by that.
         */
        get: operations["list_my_homes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/homes/{home_id}/journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the journey of a home.
         * @description For its household and for those who care for homes there: where it stands, its days, who looks after it, how far
         *     building has come, its checklist, its next visit, and what comes next.
         */
        get: operations["get_journey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/homes/{home_id}/dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say the days of a home.
         * @description For those who care for homes there. Without a handover of its own it has that of the project. Its household is told
         *     when its handover is on another day.
         */
        put: operations["set_home_dates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/homes/{home_id}/touches/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record what was done for a household.
         * @description That what to mind of its contract was gone through: for the household and for those who care for homes there. That
         *     it was welcomed: for the latter. The first day that was said stays.
         */
        put: operations["record_touch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/managers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the managers of a project.
         * @description For those who care for homes there: who was named, by buildings, and who has no role there any more; all on one
         *     page, at most 500.
         */
        get: operations["list_managers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/manager-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who can be named.
         * @description For those who care for homes there: who else does; all on one page, at most 200.
         */
        get: operations["list_manager_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings/{building_id}/manager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Name the manager of a building.
         * @description For those who care for homes there, and of them. Looks after every home of the building that has no manager of its
         *     own; their households are told of somebody new.
         */
        put: operations["name_building_manager"];
        post?: never;
        /**
         * Dismiss the manager of a building.
         * @description For those who care for homes there.
         */
        delete: operations["dismiss_building_manager"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/homes/{home_id}/manager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Name the manager of a home.
         * @description For those who care for homes there, and of them. Its household is told of somebody new.
         */
        put: operations["name_home_manager"];
        post?: never;
        /**
         * Dismiss the manager of a home.
         * @description For those who care for homes there. The manager of its building looks after it then.
         */
        delete: operations["dismiss_home_manager"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/contract-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the contract notes of a project.
         * @description What to mind of its contracts, for those who bought a home there and its staff; by places, all on one page.
         */
        get: operations["list_contract_notes"];
        put?: never;
        /**
         * Write a contract note.
         * @description For those who edit the project. At most 50 of a project.
         */
        post: operations["create_contract_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contract-notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a contract note.
         * @description For those who edit the project. What it said stays in the audit.
         */
        delete: operations["delete_contract_note"];
        options?: never;
        head?: never;
        /**
         * Change a contract note.
         * @description For those who edit the project.
         */
        patch: operations["update_contract_note"];
        trace?: never;
    };
    "/projects/{project_id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the checklist of a project.
         * @description What is looked at when a home is handed over, for those who bought one there and its staff; by places, all on one
         *     page.
         */
        get: operations["list_checklist_items"];
        put?: never;
        /**
         * Add to the checklist of a project.
         * @description For those who edit the project. All items are made or none, after those there are; at most 200 of a project.
         */
        post: operations["create_checklist_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checklist-items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an item out of a checklist.
         * @description For those who edit the project. It leaves every list, also those of homes that ticked it.
         */
        delete: operations["delete_checklist_item"];
        options?: never;
        head?: never;
        /**
         * Change an item of a checklist.
         * @description For those who edit the project.
         */
        patch: operations["update_checklist_item"];
        trace?: never;
    };
    "/homes/{home_id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the checklist of a home.
         * @description For its household and for those who care for homes there: each item with what either side saw, and where a finding
         *     becomes a complaint; all on one page.
         */
        get: operations["get_home_checklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/homes/{home_id}/checklist/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tick an item of the checklist of a home.
         * @description Each side ticks for itself: its household, and those who care for homes there. `open` takes a tick back.
         */
        put: operations["tick_checklist_item"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/homes/{home_id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the visits of a home.
         * @description For its household and for those who care for homes there: those that were made, and the next; all on one page.
         */
        get: operations["list_home_visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/homes/{home_id}/visits/{round}/appointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Appoint a visit to a home.
         * @description For those who care for homes there: the next visit, again as often as it takes. Its household is told.
         */
        put: operations["appoint_home_visit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/homes/{home_id}/visits/{round}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Report a visit to a home.
         * @description For those who care for homes there: on which day somebody came, and what was found. The next is due on its own day,
         *     however late this one was.
         */
        put: operations["report_home_visit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/home-visit-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how visits were made.
         * @description For those who bought a home in the project, and those who care for homes there: how many visits were due, and how
         *     many were made.
         */
        get: operations["get_home_visit_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/touches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the touches of a project.
         * @description For those who care for homes there: of what is expected for each home that somebody bought, how much is done, due
         *     and missing today, by buildings.
         */
        get: operations["get_touch_grid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/touches/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is missing in a project.
         * @description For those who care for homes there: each touch whose day is over, by buildings and doors.
         */
        get: operations["list_missing_touches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the latest topics.
         * @description Over all boards that the reader may read, by the newest post.
         */
        get: operations["list_latest_topics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards/{board_id}/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the topics of a board.
         * @description Pinned ones first, then by the newest post.
         */
        get: operations["list_topics"];
        put?: never;
        /**
         * Open a topic.
         * @description With its first post, in a board that the author may read and that is not locked.
         */
        post: operations["open_topic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the topics an account opened.
         * @description Newest first, as far as the reader may read them.
         */
        get: operations["list_account_topics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/topics/{topic_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a topic.
         * @description What it is about and where it is; its posts are a list of their own.
         */
        get: operations["get_topic"];
        put?: never;
        post?: never;
        /**
         * Delete a topic.
         * @description By a moderator, or by its author as long as nobody answered. It can be restored.
         */
        delete: operations["delete_topic"];
        options?: never;
        head?: never;
        /**
         * Change a topic.
         * @description The title by its author or a moderator; pin and lock by a moderator.
         */
        patch: operations["update_topic"];
        trace?: never;
    };
    "/topics/{topic_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a deleted topic.
         * @description By a moderator.
         */
        post: operations["restore_topic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/topics/{topic_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Note how far a topic was read.
         * @description Never backwards.
         */
        put: operations["mark_read"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell how far one is behind.
         * @description In up to 100 topics; those that may not be seen are left out.
         */
        get: operations["list_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/topics/{topic_id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a page of a topic.
         * @description Page N holds the numbers 20 (N − 1) + 1 to 20 N; deleted posts keep their place.
         */
        get: operations["list_posts"];
        put?: never;
        /**
         * Write a post.
         * @description Into a topic that the author may read and that is not locked. It gets the next number.
         */
        post: operations["write_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{post_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a post.
         * @description What it says and what the reader may do with it.
         */
        get: operations["get_post"];
        put?: never;
        post?: never;
        /**
         * Delete a post.
         * @description By its author or a moderator. Its place stays marked; it can be restored.
         */
        delete: operations["delete_post"];
        options?: never;
        head?: never;
        /**
         * Edit a post.
         * @description By its author or a moderator; what it said before is kept as a revision.
         */
        patch: operations["edit_post"];
        trace?: never;
    };
    "/posts/{post_id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what was typed.
         * @description The Markdown of a post, for its author and moderators.
         */
        get: operations["get_post_source"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{post_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a deleted post.
         * @description By a moderator, or by its author where the author deleted it.
         */
        post: operations["restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{post_id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the revisions of a post.
         * @description What it said before, for its author and moderators.
         */
        get: operations["list_revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a text as it would be shown.
         * @description The same rendering that is stored when it is sent.
         */
        post: operations["preview_markdown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search posts or complaints.
         * @description The words are taken literally: words apart by spaces must all occur, what stands in quotes must occur as it
         *     stands, a word after a minus must not occur. Traditional and simplified characters, capital and small letters,
         *     full and half width are the same. Only what the reader may read is found and counted.
         */
        get: operations["search_posts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List complaints.
         * @description The newest that are public; with `project_id` all of them for staff who answer there; with `mine` one's own;
         *     with `sort=due` the worklist of staff, danger first, then what is due soonest; with `desk` everything that they
         *     work on.
         */
        get: operations["list_complaints"];
        put?: never;
        /**
         * File a complaint.
         * @description For whoever has a confirmed home in the project, and for staff on behalf of somebody who told them. A first
         *     answer is promised within 24 hours, to danger (`s1`) within two; the promise is in `deadlines` and never moves
         *     later.
         */
        post: operations["file_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a complaint.
         * @description For its household, staff who answer in its project, and everybody where it is public; then without names of
         *     its household and rooms.
         */
        get: operations["get_complaint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what happened to a complaint.
         * @description Every act that the reader may learn of, in order, on one page. Acts are never changed or deleted.
         */
        get: operations["list_complaint_acts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write again.
         * @description By the complainant. After the first answer an answer to this is owed within 24 hours.
         */
        post: operations["follow_up_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a complaint.
         * @description By staff who answer in its project and do not live in the home. It meets every answer that is owed.
         */
        post: operations["answer_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/answers/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an answer back.
         * @description By staff. What it met is owed again, unless another answer stands.
         */
        delete: operations["retract_answer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it is put right.
         * @description By staff, after an answer. The complainant confirms or opens it again.
         */
        post: operations["resolve_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree that it is put right.
         * @description By the complainant.
         */
        post: operations["confirm_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a complaint again.
         * @description By the complainant within 30 days of the confirmation, by a lead at any time. A new cycle begins with a first
         *     answer of its own; what was is left as it was.
         */
        post: operations["reopen_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a complaint back.
         * @description By the complainant. What is owed is owed no longer; what was late stays late.
         */
        post: operations["withdraw_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say how it was handled.
         * @description By the complainant, up to seven days after confirming.
         */
        put: operations["rate_complaint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/answers/{number}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an answer is none.
         * @description By the complainant, once for each answer of the present cycle. A lead who gave none rules within 24 hours.
         */
        post: operations["dispute_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/answers/{number}/ruling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rule on a disputed answer.
         * @description By a lead who did not answer this complaint. Where the answer was none, what it met is owed again, as if it had
         *     never been given.
         */
        post: operations["rule_on_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the complainant for information.
         * @description By staff. It is no answer. The time to put it right stands still until the complainant writes again, at most 72 hours;
         *     what else is owed does not. Asked once more before that, it goes on standing still no longer.
         */
        post: operations["ask_complainant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Promise something until a time.
         * @description By staff. The complainant sees what is promised and until when, and whether it was kept.
         */
        post: operations["make_commitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/commitments/{number}/fulfilment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that what was promised was done.
         * @description By staff. Done after its time it stays missed.
         */
        post: operations["keep_commitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give more time to put it right.
         * @description By a lead, with reasons, before the time is up, at most twice. No answer is ever put off.
         */
        post: operations["extend_resolution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/waiver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that no answer is needed.
         * @description By the complainant, to whom an answer is owed after the first one.
         */
        post: operations["waive_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find that no answer is needed.
         * @description By staff, where the last word was only thanks. The complainant sees it and may want an answer all the same.
         */
        post: operations["skip_answer"];
        /**
         * Want the answer that staff found needless.
         * @description By the complainant. It is owed as if nobody had found it needless.
         */
        delete: operations["want_answer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose to close a complaint as spam or abuse.
         * @description By staff, with reasons; somebody else decides.
         */
        post: operations["propose_closing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/closing/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide whether a complaint is closed as spam or abuse.
         * @description By a lead who did not propose it. A closed one is shown to its household and to staff only, and stays in the public
         *     figures; a lead can open it again.
         */
        post: operations["decide_closing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/handler": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Assign a complaint.
         * @description By staff, to staff who answer in its project. What is owed to the complainant stays as it is.
         */
        put: operations["assign_complaint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/grade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the grade of a complaint.
         * @description By staff; a milder one by a lead only.
         */
        put: operations["grade_complaint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what staff told each other.
         * @description For staff who answer in the project; the oldest 200.
         */
        get: operations["list_complaint_notes"];
        put?: never;
        /**
         * Tell the other staff something.
         * @description For staff who answer in the project. It is no answer, and nobody else sees it.
         */
        post: operations["note_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/handlers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who answers complaints of a project.
         * @description For staff who answer there: whom a complaint can be assigned to, at most 200, those who work on the fewest
         *     first.
         */
        get: operations["list_handlers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how the promise was kept.
         * @description Over what was promised in a period, computed from facts and the present time; for everybody.
         */
        get: operations["get_promise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promise/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how the promise was kept over time.
         * @description A stretch for each day, week or month of the period, empty ones included; at most 400. The first is whole, the
         *     last may go on.
         */
        get: operations["list_promise_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promise/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how the promise was kept in each project.
         * @description Projects that were complained about in the period, by id.
         */
        get: operations["list_promise_projects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promise/breaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read which promises were not kept.
         * @description Every one of the period, the latest due first. Without names, homes and titles; what a complaint that is not
         *     public is about is told only where at least five of its project are about the same.
         */
        get: operations["list_promise_breaches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promise/cuts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how the promise was kept for complaints that are alike.
         * @description For staff, over the projects where they answer complaints.
         */
        get: operations["list_promise_cuts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promise/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export figures as a table.
         * @description The same figures with the same filters, for spreadsheets. Lists end after 5000 rows.
         */
        get: operations["export_promise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promise/badge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a badge that says how the promise was kept.
         * @description SVG, to be shown on other sites; of one project or all.
         */
        get: operations["get_promise_badge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign many complaints.
         * @description Up to 100, by staff. Each for itself: one that cannot be assigned stays as it is and does not keep the others
         *     from it; what became of each is told in the order in which they were named. Sent again, it changes nothing.
         */
        post: operations["assign_complaints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a complaint is not for the team.
         * @description By a member of the team that has it, with a reason, once, within two hours of its coming. It stays with the
         *     team until a lead decides; what is owed to the complainant stays as it is.
         */
        post: operations["refuse_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Decide which team has a complaint.
         * @description By a lead; also the same team again. Nobody refuses it any more, and whoever is to work on it is assigned anew.
         */
        put: operations["reroute_complaint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Offer a complaint to somebody else.
         * @description By the one who works on it, to staff who answer in its project. It stays theirs until that one takes it over.
         */
        put: operations["offer_complaint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/offer/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a complaint over.
         * @description By the one to whom it is offered. Who answers for it from the first touch on stays the same.
         */
        post: operations["accept_complaint_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/offer/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do not take a complaint over.
         * @description By the one to whom it is offered, with a reason. It stays with the one who offered it.
         */
        post: operations["decline_complaint_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who had a complaint for how long.
         * @description For staff who answer in its project: every team and everybody who worked on it, in order, with what came due
         *     meanwhile and was not there. It follows from the acts.
         */
        get: operations["list_complaint_holders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/compensations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the compensations of a complaint.
         * @description All on one page: for staff who answer in its project, and for the complainant those that were offered.
         */
        get: operations["list_complaint_compensations"];
        put?: never;
        /**
         * Propose a compensation.
         * @description By staff who answer in the project, after the first answer. Somebody else approves it; the complainant does not
         *     learn of it before.
         */
        post: operations["propose_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compensations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List compensations.
         * @description Of the projects where one answers complaints, the newest first.
         */
        get: operations["list_compensations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compensations/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Add up compensations.
         * @description By kind and state, over what was proposed in the last days; for leads, of one project or of all where they
         *     lead.
         */
        get: operations["get_compensation_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compensations/{compensation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a compensation.
         * @description For staff who answer in its project, and for the complainant once it is offered.
         */
        get: operations["get_compensation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compensations/{compensation_id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a compensation.
         * @description By a lead up to a value, above it by the manager or who cares for the city or the group, above a second value
         *     by two of them; never by who proposed it.
         */
        post: operations["approve_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compensations/{compensation_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a compensation.
         * @description By a lead, with a reason; or taken back by who proposed it. Until it is accepted.
         */
        post: operations["refuse_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compensations/{compensation_id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a compensation.
         * @description By the complainant. It is carried out within the days that it says.
         */
        post: operations["accept_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compensations/{compensation_id}/declination": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a compensation.
         * @description By the complainant.
         */
        post: operations["decline_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compensations/{compensation_id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a compensation was carried out.
         * @description By a lead, with where it stands in the books. It is carried out once: sent again with the same reference it
         *     changes nothing, with another it is refused.
         */
        post: operations["pay_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compensations/{compensation_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm that a compensation arrived.
         * @description By the complainant.
         */
        post: operations["receive_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/compensation-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read up to which value who approves.
         * @description In a project, for staff who answer there.
         */
        get: operations["get_compensation_limits"];
        /**
         * Say up to which value who approves.
         * @description In a project, by who cares for its city or the group: nobody raises their own limit.
         */
        put: operations["set_compensation_limits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List visits that are due.
         * @description Three to seven days after a complaint was confirmed, somebody who did not work on it asks how it went: about all
         *     of the grades `s1` and `s2`, and every fifth other. Of the projects where one answers, the most urgent first.
         */
        get: operations["list_due_visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint_id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the visits of a complaint.
         * @description For staff who answer in its project: one for each cycle that was asked about.
         */
        get: operations["list_complaint_visits"];
        put?: never;
        /**
         * Record a visit.
         * @description By staff who answer in the project, never by the one who works on the complaint. Three times not reached is
         *     recorded as not reached.
         */
        post: operations["record_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List teams.
         * @description For staff who answer complaints: those that work where one answers; with `project_id` those that may work for
         *     the project.
         */
        get: operations["list_teams"];
        put?: never;
        /**
         * Make a team.
         * @description For whoever manages teams there: a project's manager, the care of a city, of the group.
         */
        post: operations["create_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a team.
         * @description For staff who answer complaints where it works.
         */
        get: operations["get_team"];
        put?: never;
        post?: never;
        /**
         * Close a team.
         * @description For whoever manages teams there, when no rule leads to it. What it still has, a lead leads elsewhere.
         */
        delete: operations["close_team"];
        options?: never;
        head?: never;
        /**
         * Rename a team.
         * @description For whoever manages teams there.
         */
        patch: operations["update_team"];
        trace?: never;
    };
    "/teams/{team_id}/members/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take somebody into a team.
         * @description Who answers complaints in the whole of its place; for whoever manages teams there.
         */
        put: operations["add_team_member"];
        post?: never;
        /**
         * Take somebody out of a team.
         * @description For whoever manages teams there. What that one works on is assigned anew by a lead.
         */
        delete: operations["remove_team_member"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/routing-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List routing rules.
         * @description For staff who answer complaints: those that count where one answers. The most specific one that fits a
         *     complaint counts: its place before its category, that before its grade.
         */
        get: operations["list_routing_rules"];
        /**
         * Set a routing rule.
         * @description Makes the rule for this case, or leads it elsewhere; for whoever manages teams there. It counts for what is
         *     filed from now on.
         */
        put: operations["set_routing_rule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/routing-rules/{routing_rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a routing rule.
         * @description For whoever manages teams there. The rule that fits everything stays.
         */
        delete: operations["delete_routing_rule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List canned answers.
         * @description For staff who answer complaints: those of the group and of where one answers, in the order of their titles.
         */
        get: operations["list_canned_answers"];
        put?: never;
        /**
         * Prepare an answer.
         * @description For whoever manages teams there. Its fields are filled for one complaint by `fill_canned_answer`.
         */
        post: operations["create_canned_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-answers/{canned_answer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a canned answer.
         * @description For whoever manages teams there. What was said with it stays said.
         */
        delete: operations["delete_canned_answer"];
        options?: never;
        head?: never;
        /**
         * Change a canned answer.
         * @description For whoever manages teams there.
         */
        patch: operations["update_canned_answer"];
        trace?: never;
    };
    "/complaints/{complaint_id}/drafts/{canned_answer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fill a canned answer for a complaint.
         * @description For staff who answer in its project. It is a draft: nothing is sent. What the complaint says nothing of is in
         *     `missing`, and its field stays in the text for a person to complete.
         */
        get: operations["fill_canned_answer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/callers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find who is calling.
         * @description For staff who answer complaints: up to ten whose name begins so, or whose whole phone number or e-mail address
         *     it is, with homes and complaints in one answer. Only those who have a home or a complaint where one answers.
         *     Every look is in the audit.
         */
        get: operations["search_callers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what is known of an account.
         * @description For staff who answer complaints where it has a home or a complaint: both in one answer. Every look is in the
         *     audit.
         */
        get: operations["get_account_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's saved views.
         * @description All on one page, oldest first.
         */
        get: operations["list_saved_views"];
        put?: never;
        /**
         * Save a view.
         * @description A name for what one asks the worklist again and again; up to 30.
         */
        post: operations["create_saved_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/views/{saved_view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save a view anew.
         * @description One's own: under another name, or for something else.
         */
        put: operations["update_saved_view"];
        post?: never;
        /**
         * Delete a saved view.
         * @description One's own.
         */
        delete: operations["delete_saved_view"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notices.
         * @description What happened that concerns whoever asks. What may not be read any more is left out.
         */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count unread notices.
         * @description As many as the list shows, at most 100.
         */
        get: operations["count_unread_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark notices as read.
         * @description Up to the newest one that was seen: what came since stays unread.
         */
        post: operations["mark_notices_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/{notice_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark a notice as read.
         * @description One's own only; twice is once.
         */
        put: operations["mark_notice_read"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get how one is told.
         * @description Of everything one can be told of: what one chose, and else as everybody is.
         */
        get: operations["get_notice_settings"];
        /**
         * Set how one is told.
         * @description Each kind in the list of notices, by mail at once, once a day or not at all; and the hours in which mail waits.
         *     Holds for what happens from then on.
         */
        put: operations["put_notice_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End mails of a kind.
         * @description Or withdraw the consent that a mail was sent for. By the token at the end of a mail, without signing in: it is good for this alone. Twice is once. Mail programs send
         *     the same to the address in `List-Unsubscribe` (RFC 8058).
         */
        post: operations["end_mails"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's devices.
         * @description Those that notices are pushed to, newest first; at most 20.
         */
        get: operations["list_notice_devices"];
        /**
         * Register a device.
         * @description Notices are pushed to it for as long as the session lasts that registered it. A token is registered once: anew it is
         *     the same device, of whoever is signed in there now. Of more than 20 the oldest is forgotten.
         */
        put: operations["put_notice_device"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a device.
         * @description Nothing is pushed to it any more. Twice is once.
         */
        delete: operations["delete_notice_device"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what is new.
         * @description Server-sent events: `ready` when the stream begins, then `notice` for each new notice, with its id as the id of
         *     the event; a comment every ten seconds shows that the stream lives. It ends when the session does, and when the
         *     server stops: come back with `Last-Event-ID` to miss nothing. An account has eight streams at most.
         */
        get: operations["open_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read about the club.
         * @description For everybody: the terms, for how long points last, and the tiers.
         */
        get: operations["get_club"];
        /**
         * Run the club otherwise.
         * @description For whoever runs the club. It holds from now on: points that came before expire when they would have. Other terms
         *     get another version; tiers are reckoned anew, because none is stored.
         */
        put: operations["update_club"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how the club is run.
         * @description For whoever runs the club: what `update_club` takes, as it is now.
         */
        get: operations["get_club_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one's own membership.
         * @description The number, what there is, what expires when, and the tier. 404 for whoever is no member.
         */
        get: operations["get_membership"];
        put?: never;
        /**
         * Join the club.
         * @description For accounts with a proven address. One membership counts in all projects. Whoever was a member before goes on with
         *     the same number. With a code of the member who sent them, it is recorded who did; where that is refused, nobody
         *     joins.
         */
        post: operations["join_club"];
        /**
         * Leave the club.
         * @description What can be spent is given up, and can not be had again. The number stays for whoever joins again.
         */
        delete: operations["leave_club"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/membership/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one's own statement.
         * @description Every movement of one's points with the balance after it, newest first.
         */
        get: operations["list_my_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/membership/entries/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download one's own statement.
         * @description As a table, oldest line first.
         */
        get: operations["export_my_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members.
         * @description For whoever runs the club: newest first, those who left included.
         */
        get: operations["list_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/members/{membership_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a member's record.
         * @description For whoever runs the club.
         */
        get: operations["get_member"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/members/{membership_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a member's statement.
         * @description For whoever runs the club: as the member reads it, newest line first.
         */
        get: operations["list_member_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/members/{membership_id}/entries/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a member's statement.
         * @description For whoever runs the club: as a table, oldest line first.
         */
        get: operations["export_member_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/members/{membership_id}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose to give or take points.
         * @description For whoever runs the club, but not for oneself. Nothing moves until somebody else approves it.
         */
        post: operations["propose_adjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List adjustments.
         * @description For whoever runs the club: newest first.
         */
        get: operations["list_adjustments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/adjustments/{adjustment_id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve an adjustment.
         * @description For whoever runs the club, but neither for who proposed it nor for the member. The points move at once.
         */
        post: operations["approve_adjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/adjustments/{adjustment_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse an adjustment.
         * @description For whoever runs the club, but neither for who proposed it nor for the member.
         */
        post: operations["refuse_adjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/earning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how points are earned.
         * @description For everybody: the rules that hold now.
         */
        get: operations["get_earning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/earning-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List earning rules.
         * @description For whoever runs the club: newest first, drafts and those that ended included.
         */
        get: operations["list_earning_rules"];
        put?: never;
        /**
         * Write an earning rule.
         * @description For whoever runs the club. It gives nothing before it is activated, and is never changed: another takes its place.
         */
        post: operations["create_earning_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/earning-rules/{earning_rule_id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Try an earning rule.
         * @description For whoever runs the club: what it would have given for what happened on these days. Nothing moves.
         */
        get: operations["try_earning_rule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/earning-rules/{earning_rule_id}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate an earning rule.
         * @description For whoever runs the club. From now on it gives points for what happens; the one of its kind that did so far ends.
         */
        post: operations["activate_earning_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/earning-rules/{earning_rule_id}/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an earning rule.
         * @description For whoever runs the club. What was earned stays.
         */
        post: operations["end_earning_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List receipts.
         * @description Newest first: those of a member for staff who serve the club, all for whoever runs it.
         */
        get: operations["list_receipts"];
        put?: never;
        /**
         * Record a receipt.
         * @description For staff who serve the club, but not for oneself. Points are given at once, reckoned from all receipts of the
         *     member together: what one leaves over counts with the next.
         */
        post: operations["record_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/receipts/{receipt_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find a receipt void.
         * @description For staff who serve the club. What it gave is taken back; what was spent of that is owed.
         */
        post: operations["void_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/receipts/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import receipts.
         * @description For whoever runs the club. Each line stands for itself; sent again, what is recorded is found recorded.
         */
        post: operations["import_receipts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/rewards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List rewards.
         * @description For everybody those that are offered, newest first; for whoever runs the club drafts and those that ended too.
         */
        get: operations["list_rewards"];
        put?: never;
        /**
         * Make a reward.
         * @description For whoever runs the club.
         */
        post: operations["create_reward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/rewards/{reward_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a reward.
         * @description For everybody; a draft for whoever runs the club.
         */
        get: operations["get_reward"];
        /**
         * Change a reward.
         * @description For whoever runs the club. What was redeemed before stays as it was.
         */
        put: operations["update_reward"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/rewards/{reward_id}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeem a reward.
         * @description For members. The piece, the points and the voucher, together or not at all.
         */
        post: operations["redeem_reward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/membership/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's own redemptions.
         * @description For members, newest first, with the codes of their vouchers.
         */
        get: operations["list_my_redemptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/redemptions/{redemption_id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a redemption.
         * @description For the member, and for whoever runs the club, while its voucher was not used. The points come back to where they
         *     came from; what of them would have expired meanwhile comes back for a while.
         */
        post: operations["cancel_redemption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/vouchers/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a voucher.
         * @description For staff who serve the club: by its code, however it is typed.
         */
        get: operations["get_voucher"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/vouchers/{code}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a voucher.
         * @description For staff who serve the club, but not for oneself. It is used then, once.
         */
        post: operations["use_voucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/membership/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whom one sent.
         * @description For members: newest first, where each stands, and the points that wait, were given and were taken back.
         */
        get: operations["list_my_referrals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/referral-claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who sent one.
         * @description Where it stands, or whether one may still say who sent one. Of the member who did, the public name.
         */
        get: operations["get_referral_claim"];
        put?: never;
        /**
         * Say who sent one.
         * @description For accounts with a proven address, within 30 days of registering, by the code of a member. Not for who has a
         *     confirmed home, or one in common with that member. Said again with the same code, nothing changes.
         */
        post: operations["claim_referral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List referrals.
         * @description For staff who serve the club: newest first.
         */
        get: operations["list_referrals"];
        put?: never;
        /**
         * Record a referral.
         * @description For staff who serve the club, but not for oneself on either side. Whom a referral already stands for, who has a
         *     confirmed home, and who has one in common with the member is refused.
         */
        post: operations["record_referral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/referrals/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read figures of referrals.
         * @description For staff who serve the club: how often each step was taken, by month, and which share of the homes that were
         *     confirmed as bought came by a referral. All of it is of what is recorded here.
         */
        get: operations["get_referral_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/referrals/{referral_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a referral.
         * @description For staff who serve the club: with every step that was recorded.
         */
        get: operations["get_referral"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/referrals/{referral_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a step of a referral.
         * @description For staff who serve the club, but not on either side of it. Steps may be left out, none leads back. `signed` promises
         *     points to the member by the rule that held on that day; they are given when the days of the rule are over, at once
         *     where they are over already. `cancelled` takes them away, and what was spent of them is owed.
         */
        post: operations["record_referral_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/contact-consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what one consents to.
         * @description Every way for every purpose. Nothing is consented to before one said so. What concerns one's own complaint,
         *     deposit or registration is told without: see the settings of notices.
         */
        get: operations["get_my_consents"];
        /**
         * Say what one consents to.
         * @description What is not named stays. It holds at once, also for what is being sent.
         */
        put: operations["put_my_consents"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/contact-consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what somebody consents to.
         * @description For staff who serve the club: what holds, and what was said when, where and by whom.
         */
        get: operations["get_account_consents"];
        put?: never;
        /**
         * Record what somebody consents to.
         * @description For staff who serve the club and were told so, by telephone or in person; not for oneself. What was said before
         *     stays to be read.
         */
        post: operations["record_account_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List segments.
         * @description For staff who write bulletins: newest first.
         */
        get: operations["list_segments"];
        put?: never;
        /**
         * Create a segment.
         * @description For staff who write bulletins. It is what is asked: who is in it is found anew each time.
         */
        post: operations["create_segment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/{segment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a segment.
         * @description For staff who write bulletins.
         */
        get: operations["get_segment"];
        /**
         * Change a segment.
         * @description For staff who write bulletins. A bulletin that is being sent already goes to whom it asked for when it began.
         */
        put: operations["update_segment"];
        post?: never;
        /**
         * Delete a segment.
         * @description For staff who write bulletins. One that a bulletin is or was for stays.
         */
        delete: operations["delete_segment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count whom a question finds.
         * @description For staff who write bulletins: how many open accounts there are of which it holds now, and how many of them
         *     consent to what is to be sent, on each way.
         */
        post: operations["count_segment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's bulletins.
         * @description Those that one was sent, on whatever way, newest first.
         */
        get: operations["list_my_bulletins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/bulletins/{bulletin_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one of one's bulletins.
         * @description One that one was sent.
         */
        get: operations["get_my_bulletin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List bulletins.
         * @description For staff who write them: newest first, with how many got each.
         */
        get: operations["list_bulletins"];
        put?: never;
        /**
         * Write a bulletin.
         * @description For staff who write them. It is a draft until it is scheduled.
         */
        post: operations["create_bulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulletins/{bulletin_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a bulletin.
         * @description For staff who write them.
         */
        get: operations["get_bulletin"];
        /**
         * Change a bulletin.
         * @description For staff who write them, while it is a draft.
         */
        put: operations["update_bulletin"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulletins/{bulletin_id}/scheduling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Schedule a bulletin.
         * @description A draft is sent from a time on, or at once: to whom its segment finds then and who consents. It does not change
         *     from then on.
         */
        post: operations["schedule_bulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulletins/{bulletin_id}/unscheduling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a bulletin off the schedule.
         * @description It is a draft again, as long as it has not begun to be sent.
         */
        post: operations["unschedule_bulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulletins/{bulletin_id}/stopping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a bulletin.
         * @description What was not sent is not, also to whoever is held back.
         */
        post: operations["stop_bulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulletins/{bulletin_id}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a bulletin.
         * @description It is mailed to whoever asks, whatever it is for, and to nobody else.
         */
        post: operations["try_bulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulletins/{bulletin_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who gets a bulletin.
         * @description For staff who write them: each account once for each way on which it consents, with what became of it, newest
         *     first. Whoever did not consent when it began is in the count alone.
         */
        get: operations["list_bulletin_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/greetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List greetings.
         * @description For staff who write bulletins: newest first.
         */
        get: operations["list_greetings"];
        put?: never;
        /**
         * Create a greeting.
         * @description For staff who write bulletins: for a festival, mailed to every member on its day, or for birthdays, of which there
         *     is one. From nine in the morning it goes to whoever consents to greetings and has no open complaint, in the
         *     language of each.
         */
        post: operations["create_greeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/greetings/{greeting_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a greeting.
         * @description For staff who write bulletins.
         */
        get: operations["get_greeting"];
        /**
         * Change a greeting.
         * @description For staff who write bulletins. Whoever was greeted is not greeted again: on a birthday once in a calendar year,
         *     for a festival once.
         */
        put: operations["update_greeting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/greetings/{greeting_id}/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a greeting.
         * @description For staff who write bulletins: it is not sent any more, what waits included.
         */
        post: operations["end_greeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where members stand.
         * @description For staff who write bulletins: between joining and leaving, as it is now, with why somebody may be about to leave;
         *     the oldest membership first. A request looks at two thousand members: a page may hold fewer than asked for while
         *     more follow.
         */
        get: operations["list_standings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read figures of the club.
         * @description For whoever runs the club: who bought again, who came to events and who did not, and what points are held, by
         *     month. All of it is of what is recorded here; the month under way is counted as far as it has come.
         */
        get: operations["get_club_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/club/report/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download figures of the club.
         * @description The same as a table for spreadsheets.
         */
        get: operations["export_club_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events.
         * @description Those that the reader may know of: upcoming ones, the next first, also those that were cancelled and would not be
         *     over yet; past ones, the last first; drafts for staff who host events.
         */
        get: operations["list_events"];
        put?: never;
        /**
         * Create an event.
         * @description For whoever manages events there. It is a draft until it is published. With `repeat` every week becomes an event of
         *     its own, which is changed and cancelled by itself; the answer is the first.
         */
        post: operations["create_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an event.
         * @description With what there is to choose, how much is left, what is asked and what the reader may do.
         */
        get: operations["get_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an event.
         * @description For whoever manages events there. Where a published one moves to another time or place, everybody who registered is
         *     told once, and calendars follow.
         */
        patch: operations["update_event"];
        trace?: never;
    };
    "/events/{event_id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the plan of an event.
         * @description What there is, what is chosen and what is asked, as long as nobody registered. After that the sizes of quotas can be
         *     changed.
         */
        put: operations["replace_event_plan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish an event.
         * @description From now on whoever it is for knows of it and can register. With `whole_series` all weeks that are drafts.
         */
        post: operations["publish_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an event.
         * @description Everybody who registered is told with the reason; calendars show it as cancelled for 30 days.
         */
        post: operations["cancel_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/quotas/{quota_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a quota.
         * @description More goes at once to those who wait, in their order. Less takes nobody's seat: the answer says by how much is sold
         *     more than there is, and who came last.
         */
        patch: operations["update_event_quota"];
        trace?: never;
    };
    "/events/{event_id}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an event for a calendar.
         * @description One entry that keeps its `UID`; its `SEQUENCE` grows when the event moves or is cancelled.
         */
        get: operations["get_event_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the registrations for an event.
         * @description For staff who host it, in the order in which they came: those that wait are the queue.
         */
        get: operations["list_event_registrations"];
        put?: never;
        /**
         * Register for an event.
         * @description For oneself and for guests, each a seat. Where there is no room, or others wait for it, and with `waitlist`, the
         *     registration takes its place in the queue; where there is room for a part, that is offered at once. Without
         *     `waitlist` it is 409 `event_full`. An account has one registration for an event.
         */
        post: operations["create_registration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/registrations/on-behalf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register somebody who called.
         * @description For staff who host the event, with a reason. Quotas, queue and household count as for everybody; whether the event
         *     is for this account, the host decides.
         */
        post: operations["create_registration_on_behalf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's own registrations.
         * @description The newest first.
         */
        get: operations["list_my_registrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a registration.
         * @description For its holder and for staff who host the event. One that waits says its place in the queue and what there is too
         *     little of.
         */
        get: operations["get_registration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take offered seats.
         * @description All that are offered, or the first `seat_count` of them; the others leave the queue. In the last three hours before
         *     the event nothing is kept for anybody: whoever waits takes free seats so, first come, first served.
         */
        post: operations["accept_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an offer pass.
         * @description Where all seats were offered, the registration ends. Where it was a part, it goes back to its place in the queue and
         *     waits for all of its seats.
         */
        post: operations["decline_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a registration.
         * @description In whole or some of its seats; by its holder, or with a reason by staff who host the event. What comes free goes to
         *     the next in the queue at once. Whoever registers again comes last.
         */
        post: operations["cancel_registration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration_id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Rate an event.
         * @description By whoever was checked in, once. After one or two stars the answer leads to a complaint about it.
         */
        put: operations["rate_event"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the ratings of an event.
         * @description For staff who host it, the newest registration first.
         */
        get: operations["list_event_ratings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/calendar-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the address of one's calendar.
         * @description A secret address at which a calendar program reads the events one is registered for. It is shown once; a new one
         *     ends the old.
         */
        post: operations["create_calendar_feed"];
        /**
         * End the address of one's calendar.
         * @description Whoever knows it reads nothing any more.
         */
        delete: operations["delete_calendar_feed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar-feeds/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a calendar at its secret address.
         * @description iCalendar, for calendar programs: nobody signs in. What was cancelled is in it as cancelled for 30 days.
         */
        get: operations["get_calendar_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration_id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tickets of a registration.
         * @description For its holder: one for each seat that is confirmed, at most twenty.
         */
        get: operations["list_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attendees/{attendee_id}/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue a ticket anew.
         * @description For the holder and for staff who host the event: the ticket before and its code are worth nothing from now on.
         */
        post: operations["reissue_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the roster of an event.
         * @description For staff who host it: the public key and all seats, page by page. With it a device tells a true ticket without a
         *     network: the signature is ours, the event is this one, the serial is the seat's, the seat is confirmed.
         */
        get: operations["get_event_roster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/attendees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find seats of an event.
         * @description For staff who host it: those whose name has these words, or whose code it is; all unless asked.
         */
        get: operations["list_attendees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List check-ins.
         * @description For staff who host the event, the newest first; or those of seats that were let in by different devices.
         */
        get: operations["list_check_ins"];
        put?: never;
        /**
         * Upload check-ins.
         * @description For staff who host the event: what a device saw, with a network or later. Nothing that a scan says refuses the
         *     upload; the same device and nonce again answer the same. Of several scans of one seat the earliest that can be
         *     believed is `accepted`, the others are `repeated`.
         */
        post: operations["upload_check_ins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/walk-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let somebody in without a seat.
         * @description By staff who host the event, with a reason: a seat beyond the quotas, checked in at once.
         */
        post: operations["create_walk_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check-ins/{check_in_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a check-in back.
         * @description By staff who host the event, with a reason. Another scan of the same seat counts then, if there is one.
         */
        post: operations["undo_check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/group-buys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List group buys.
         * @description For everybody those that are offered, newest first; drafts for staff who manage them.
         */
        get: operations["list_group_buys"];
        put?: never;
        /**
         * Create a group buy.
         * @description For staff who manage group buys in all of its projects. It is a draft until it is opened.
         */
        post: operations["create_group_buy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/group-buys/{group_buy_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a group buy.
         * @description With what one pays and gets, how many are in, the promised day and how it is kept.
         */
        get: operations["get_group_buy"];
        /**
         * Change a group buy.
         * @description A draft as a whole; other terms are another version of them. One that is offered in its title, its text and its
         *     seats alone: whoever joined accepted all the rest.
         */
        put: operations["update_group_buy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/group-buys/{group_buy_id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a group buy.
         * @description Everybody knows of it from now on, and can join from `opens_at` on. It needs the number of the permit to sell, and
         *     terms.
         */
        post: operations["open_group_buy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/group-buys/{group_buy_id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on a group buy.
         * @description By itself it is decided at `decides_at` whether enough joined: then homes are chosen, else everybody gets the money
         *     back. Staff decide so before: from `closes_at` on, or as soon as enough joined.
         */
        post: operations["close_group_buy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/group-buys/{group_buy_id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a group buy.
         * @description Everybody whose money is not in a contract gets it back by itself, and reads the reason.
         */
        post: operations["cancel_group_buy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/group-buys/{group_buy_id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle a group buy.
         * @description Everybody chose who is to: whoever is not selected gets the money back by itself.
         */
        post: operations["settle_group_buy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/group-buys/{group_buy_id}/deposits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deposits for a group buy.
         * @description For staff who manage it or take its payments, in the order in which they were made.
         */
        get: operations["list_deposits"];
        put?: never;
        /**
         * Join a group buy.
         * @description For members of the club, one for each household: whoever shares a confirmed home. The deposit waits for its money;
         *     the seat is taken when that is held. The answer says where to pay to, with which reference, and until when.
         */
        post: operations["create_deposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/deposits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's own deposits.
         * @description The newest first.
         */
        get: operations["list_my_deposits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deposits/{deposit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a deposit.
         * @description For whose it is and for staff who work with it: where it stands, what happened to it, and what goes back.
         */
        get: operations["get_deposit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deposits/{deposit_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a deposit.
         * @description One's own, at any time before its money is in a contract, and nobody asks why. What was held goes back by itself.
         */
        post: operations["withdraw_deposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deposits/{deposit_id}/selection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Select a member.
         * @description For staff who manage the group buy, but not for oneself, while homes are chosen.
         */
        post: operations["select_deposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deposits/{deposit_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a member.
         * @description For staff who manage the group buy, but not for oneself: the member is not selected, and the money goes back.
         */
        post: operations["release_deposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deposits/{deposit_id}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a deposit to a contract.
         * @description For staff who manage the group buy, but not for oneself: the selected member signed, and the money is part of the
         *     price.
         */
        post: operations["apply_deposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments.
         * @description Newest first: of a group buy for staff who take its payments; those without a deposit for whoever takes payments
         *     anywhere; all for whoever takes them for the whole group.
         */
        get: operations["list_payments"];
        put?: never;
        /**
         * Record a payment.
         * @description For staff who take payments, but not for oneself: a transfer, as the statement has it. The answer says what became
         *     of it: its deposit holds it; it goes back by itself, because it is late, double, of another amount or one too many;
         *     or it waits for its deposit to be found.
         */
        post: operations["record_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{payment_id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign a payment.
         * @description For staff who take payments: the deposit was found that it came for. What follows is what would have followed then,
         *     by the day on which it was paid.
         */
        post: operations["assign_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{payment_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return a payment.
         * @description For staff who take payments: no deposit was found, and it goes back.
         */
        post: operations["return_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List refunds.
         * @description Where one takes payments, those first that are due first.
         */
        get: operations["list_refunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/refunds/{refund_id}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a refund was sent.
         * @description For staff who take payments, but not for oneself: by transfer, as the statement has it. Of more than 10 000 yuan a
         *     second person confirms it. Refunds of other providers are done when these say so.
         */
        post: operations["send_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/refunds/{refund_id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm that a refund was sent.
         * @description For staff who take payments: somebody else than who recorded it.
         */
        post: operations["confirm_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export movements of money.
         * @description What came and went on these days, oldest first: of a group buy for staff who take its payments, all for whoever
         *     takes them for the whole group.
         */
        get: operations["export_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/callbacks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive a message of a provider of payments.
         * @description For providers that are set up with a secret, by which they sign: HMAC-SHA256 as of Standard Webhooks, over the id,
         *     the time and the bytes of the message, at most five minutes old. A message that comes again is answered as before;
         *     order makes no difference. What names nothing that is known is kept for staff, and need not be sent again.
         */
        post: operations["receive_payment_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List messages of providers of payments.
         * @description Newest first, for whoever takes payments for the whole group.
         */
        get: operations["list_payment_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my surveys.
         * @description Those that one is invited to: what can be answered, the first to close being the first; or what one answered, newest
         *     first.
         */
        get: operations["list_my_surveys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys/{survey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a survey.
         * @description With what it asks, for whoever is invited.
         */
        get: operations["get_survey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys/{survey_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a survey.
         * @description Once. What is wrong with a reply is told at `/replies/N`, its place among those that were sent; so send one for each
         *     question, also with nothing in it. Of an anonymous survey nothing leads from the answer to the account.
         */
        post: operations["answer_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys/{survey_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a survey.
         * @description Nobody reminds of it any more. One may still answer.
         */
        post: operations["decline_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys-desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List surveys.
         * @description Those whose figures the reader may see, newest first; surveys of the whole group for who cares for all of it.
         */
        get: operations["list_surveys"];
        put?: never;
        /**
         * Create a survey.
         * @description For staff who run surveys in its project; for the whole group, for who cares for all of it. It is a draft until it is
         *     opened.
         */
        post: operations["create_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys-desk/{survey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a survey at the desk.
         * @description With its questions, whom it asks, how many were invited and answered, and what the reader may do with it.
         */
        get: operations["get_desk_survey"];
        /**
         * Change a survey.
         * @description A draft, as a whole. What was opened stays as it is: copy it.
         */
        put: operations["update_survey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys-desk/{survey_id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a survey.
         * @description Nothing of it changes any more. Whoever belongs to its audience is invited from `opens_at` on, also who comes to it
         *     later; a household that waits for a complaint once that has ended. Nobody is invited twice, nor a home; whoever says
         *     nothing for seven days is reminded once.
         */
        post: operations["open_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys-desk/{survey_id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a survey.
         * @description Before its time. Nobody answers any more, and of an anonymous one figures are shown.
         */
        post: operations["close_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys-desk/{survey_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy a survey.
         * @description A draft that asks the same.
         */
        post: operations["copy_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys-desk/{survey_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what came of a survey.
         * @description Of an anonymous survey once it is closed, and nothing of fewer than five answers: neither by itself nor as the
         *     difference of what is shown.
         */
        get: operations["get_survey_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys-desk/{survey_id}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was said in words.
         * @description To one question, in no order, without anything of who said it. Of an anonymous survey once it is closed, where five
         *     said something.
         */
        get: operations["list_survey_texts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys-desk/{survey_id}/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export what came of a survey.
         * @description The figures as a table for spreadsheets; no words.
         */
        get: operations["export_survey_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/satisfaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how satisfied people are.
         * @description In a project, from month to month and with what, beside the complaints of that time: made of what its surveys show by
         *     month. Surveys of the whole group are not in it.
         */
        get: operations["get_satisfaction_trend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys-desk/{survey_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List answers with names.
         * @description Of a survey that is not anonymous, for who runs it, newest first.
         */
        get: operations["list_survey_answers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys-desk/{survey_id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations.
         * @description Of a survey that is not anonymous, for who runs it: who was asked, and who answered.
         */
        get: operations["list_survey_invitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/fund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_fund"];
        put?: never;
        post: operations["open_fund"];
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["update_fund"];
        trace?: never;
    };
    "/projects/{project_id}/fund/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export_fund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/fund/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_fund_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fund-entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_fund_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/fund/incomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["record_fund_income"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/fund/spendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["record_fund_spending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fund-entries/{entry_id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["correct_fund_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fund-entries/{entry_id}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["add_fund_photos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/fund/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_fund_proposals"];
        put?: never;
        post: operations["propose_fund_spending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fund-proposals/{proposal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_fund_proposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fund-proposals/{proposal_id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["approve_fund_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fund-proposals/{proposal_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["refuse_fund_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcceptInput
         * @description How much of an offer is taken.
         * @example {
         *       "seat_count": 2
         *     }
         */
        AcceptInput: {
            /**
             * Format: int32
             * @description So many of the first seats; all that are offered unless given. The others leave the queue.
             */
            seat_count?: number | null;
        };
        /**
         * AccountConsentInput
         * @description What somebody told staff.
         * @example {
         *       "channel": "sms",
         *       "purpose": "offers",
         *       "given": false,
         *       "reason": "来电要求不再发促销短信"
         *     }
         */
        AccountConsentInput: {
            /** @description On which way. */
            channel: components["schemas"]["ConsentChannel"] & unknown;
            /** @description What for. */
            purpose: components["schemas"]["ConsentPurpose"] & unknown;
            /** @description Whether they agree. */
            given: boolean;
            /** @description How it was told, at most 500 characters. */
            reason: string;
        };
        /**
         * AccountConsents
         * @description What somebody consents to, for staff.
         * @example {
         *       "consents": [
         *         {
         *           "channel": "mail",
         *           "purpose": "bulletin",
         *           "given": true,
         *           "source": "settings",
         *           "acted_at": "2026-03-02T01:00:00+00:00"
         *         }
         *       ],
         *       "acts": [
         *         {
         *           "id": 12,
         *           "channel": "sms",
         *           "purpose": "offers",
         *           "given": false,
         *           "source": "staff",
         *           "recorded_by": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": "owner",
         *             "erased": false
         *           },
         *           "reason": "来电要求不再发促销短信",
         *           "acted_at": "2026-03-02T01:00:00+00:00"
         *         }
         *       ]
         *     }
         */
        AccountConsents: {
            /** @description Every way for every purpose: by purpose, and then by way. */
            consents: components["schemas"]["Consent"][];
            /** @description What was said, the newest 50, newest first. */
            acts: components["schemas"]["ConsentAct"][];
        };
        /**
         * AccountRecord
         * @description Somebody who may be calling: who it is, where they live, what they complained of.
         * @example {
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "phone_ends_with": "8000",
         *       "homes": [
         *         {
         *           "id": 21,
         *           "account": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": null,
         *             "erased": false
         *           },
         *           "project": {
         *             "id": 1,
         *             "slug": "jiang-an",
         *             "name": "江岸国际",
         *             "city": "武汉"
         *           },
         *           "building_name": "3 栋",
         *           "unit_id": 11,
         *           "unit_name": "1-1201",
         *           "role": "owner",
         *           "state": "claimed",
         *           "statement": "合同尾号 4711，2025 年 6 月签约。",
         *           "claimed_at": "2026-03-02T01:00:00+00:00",
         *           "decided_at": null,
         *           "reason": null
         *         }
         *       ],
         *       "complaints": [
         *         {
         *           "id": 42,
         *           "project": {
         *             "id": 1,
         *             "slug": "jiang-an",
         *             "name": "江岸国际",
         *             "city": "武汉"
         *           },
         *           "number": 17,
         *           "title": "三号楼电梯停了两天",
         *           "category": "facilities",
         *           "grade": "s2",
         *           "openness": "public",
         *           "channel": "online",
         *           "source": "live",
         *           "state": "received",
         *           "cycle": 1,
         *           "complainant": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": "owner",
         *             "erased": false
         *           },
         *           "unit_label": "3 栋 1-1201",
         *           "responsible": null,
         *           "handler": null,
         *           "team": null,
         *           "refused_at": null,
         *           "offered_to": null,
         *           "danger": false,
         *           "received_at": "2026-03-02T01:00:00+00:00",
         *           "filed_at": "2026-03-02T01:00:00+00:00",
         *           "due_at": "1970-01-02T00:00:00+00:00",
         *           "deadlines": [
         *             {
         *               "kind": "first_answer",
         *               "cycle": 1,
         *               "opened_by": 1,
         *               "started_at": "2026-03-02T01:00:00+00:00",
         *               "due_at": "1970-01-02T00:00:00+00:00",
         *               "pauses": [],
         *               "met_at": null,
         *               "cancelled_at": null,
         *               "status": "open"
         *             }
         *           ],
         *           "waits_until_at": null,
         *           "promise_version": 1,
         *           "rating": null,
         *           "may": {
         *             "follow_up": true,
         *             "answer": false,
         *             "handle": false,
         *             "refuse": false,
         *             "reroute": false,
         *             "offer": false,
         *             "take_over": false,
         *             "propose_compensation": false,
         *             "resolve": false,
         *             "confirm": false,
         *             "reopen": false,
         *             "withdraw": true,
         *             "rate": false,
         *             "dispute": false,
         *             "rule": false,
         *             "ask": false,
         *             "commit": false,
         *             "keep_commitment": false,
         *             "extend": false,
         *             "waive_answer": false,
         *             "skip_answer": false,
         *             "want_answer": false,
         *             "propose_closing": false,
         *             "decide_closing": false
         *           },
         *           "version": 1
         *         }
         *       ]
         *     }
         */
        AccountRecord: {
            /** @description Who. */
            account: components["schemas"]["AccountRef"] & unknown;
            /** @description The last four digits of the phone number, to make sure who calls; null where there is none. */
            phone_ends_with: string | null;
            /** @description Homes where the reader answers complaints, the newest claim first, also those that are not confirmed. */
            homes: components["schemas"]["Ownership"][];
            /** @description The newest 20 complaints that the reader works on. */
            complaints: components["schemas"]["Complaint"][];
        };
        /**
         * AccountRef
         * @description An account, as it is shown beside what it wrote.
         * @example {
         *       "id": 7,
         *       "name": "xiaoli",
         *       "display_name": "江畔小李",
         *       "avatar_url": "/api/v1/attachments/3",
         *       "mark": "owner",
         *       "erased": false
         *     }
         */
        AccountRef: {
            /**
             * The id of an account.
             * Format: int64
             * @description The account.
             */
            id: number;
            /** @description The name it is mentioned by; empty once it is erased. */
            name: string;
            /** @description The name that is shown; empty once it is erased. */
            display_name: string;
            /** @description Its picture, if it has one; relative to the server. */
            avatar_url: string | null;
            /** @description How it stands to the project at hand; null outside of one for everybody who is not staff. */
            mark: (components["schemas"]["Mark"] & unknown) | null;
            /** @description Whether the account was erased: what it wrote stays, who it was is forgotten. */
            erased: boolean;
        };
        /**
         * @description What happened.
         * @enum {string}
         */
        ActKind: "filed" | "followed_up" | "answered" | "answer_retracted" | "assigned" | "graded" | "escalated" | "breached" | "resolved" | "confirmed" | "reopened" | "withdrawn" | "rated" | "answer_disputed" | "dispute_upheld" | "dispute_dismissed" | "info_requested" | "commitment_made" | "commitment_kept" | "extended" | "answer_waived" | "answer_skipped" | "answer_wanted" | "reminded" | "auto_closed" | "closing_proposed" | "closing_agreed" | "closing_refused" | "handed_back" | "alarmed" | "refused" | "rerouted" | "offered" | "accepted" | "declined" | "compensation_proposed" | "compensation_seconded" | "compensation_approved" | "compensation_refused" | "compensation_accepted" | "compensation_declined" | "compensation_paid" | "compensation_received" | "visited";
        /**
         * Adjustment
         * @description Points that are given or taken by hand.
         * @example {
         *       "id": 5,
         *       "membership_id": 17,
         *       "number": "10000017",
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "points": 200,
         *       "reason": "活动现场签到机故障，补记积分",
         *       "state": "proposed",
         *       "proposed_by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "proposed_at": "2026-03-02T01:00:00+00:00",
         *       "decided_by": null,
         *       "decided_at": null,
         *       "may_decide": true
         *     }
         */
        Adjustment: {
            /**
             * The id of an adjustment.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a membership.
             * Format: int64
             * @description Whose points.
             */
            membership_id: number;
            /** @description The number of that membership. */
            number: string;
            /** @description Whose it is. */
            account: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: int64
             * @description How many; below zero where they are taken.
             */
            points: number;
            /** @description Why. */
            reason: string;
            /** @description Where it stands. */
            state: components["schemas"]["AdjustmentState"] & unknown;
            /** @description Who proposed it; null for the command line. */
            proposed_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When.
             */
            proposed_at: string;
            /** @description Who decided. */
            decided_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When.
             */
            decided_at: string | null;
            /** @description Whether the reader may decide: not on what one proposed, nor on one's own points. */
            may_decide: boolean;
        };
        /**
         * AdjustmentInput
         * @description Points that are to be given or taken.
         * @example {
         *       "points": 200,
         *       "reason": "活动现场签到机故障，补记积分"
         *     }
         */
        AdjustmentInput: {
            /**
             * Format: int64
             * @description How many; below zero to take them. Not 0.
             */
            points: number;
            /** @description Why, at most 500 characters. The member reads it. */
            reason: string;
        };
        /**
         * @description Where an adjustment stands.
         * @enum {string}
         */
        AdjustmentState: "proposed" | "approved" | "refused";
        /**
         * AnswerInput
         * @description An answer.
         */
        AnswerInput: {
            /**
             * The id of a question.
             * Format: int64
             * @description The question.
             */
            question_id: number;
            /** @description The answer, at most 500 characters: one of the choices, `yes` or `no`, or words. */
            answer: string;
        };
        /**
         * ApplicationInput
         * @description Applying a deposit to a contract.
         * @example {
         *       "contract_reference": "HT-2026-00318"
         *     }
         */
        ApplicationInput: {
            /** @description The number of the contract, at most 60 characters. */
            contract_reference: string;
        };
        /**
         * AppointmentInput
         * @description When somebody comes to visit.
         * @example {
         *       "appointed_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        AppointmentInput: {
            /**
             * Format: date-time
             * @description Not in the past, and at most two years ahead.
             */
            appointed_at: string;
        };
        /**
         * AssignedComplaint
         * @description What became of one of many complaints that were to be assigned.
         * @example {
         *       "complaint_id": 42,
         *       "outcome": "assigned"
         *     }
         */
        AssignedComplaint: {
            /**
             * The id of a complaint.
             * Format: int64
             * @description The complaint.
             */
            complaint_id: number;
            /** @description What became of it. */
            outcome: components["schemas"]["Outcome"] & unknown;
        };
        /**
         * AssignmentInput
         * @description For which deposit a payment came.
         * @example {
         *       "reference": "LL7K2M9XDP"
         *     }
         */
        AssignmentInput: {
            /** @description The reference of the deposit. */
            reference: string;
        };
        /**
         * AssignmentsInput
         * @description Who is to work on many.
         * @example {
         *       "handler_id": 9,
         *       "complaint_ids": [
         *         42,
         *         43
         *       ]
         *     }
         */
        AssignmentsInput: {
            /**
             * The id of an account.
             * Format: int64
             * @description A member of staff who answers complaints of their projects.
             */
            handler_id: number;
            /** @description Which complaints, 1 to 100. */
            complaint_ids: number[];
        };
        /**
         * Attendee
         * @description A seat.
         */
        Attendee: {
            /**
             * The id of a seat.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Who sits there. */
            name: string;
            /** @description Where it stands. */
            state: components["schemas"]["SeatState"] & unknown;
            /** @description What was chosen for it beside. */
            extra_ids: number[];
            /** @description The code of its ticket, to be typed at the door; of a seat that is confirmed. */
            code: string | null;
            /**
             * Format: date-time
             * @description When somebody came.
             */
            checked_in_at: string | null;
        };
        /**
         * AttendeeInput
         * @description A seat.
         */
        AttendeeInput: {
            /** @description Who sits there, at most 60 characters. */
            name: string;
            /**
             * @description What is chosen for it beside.
             * @default []
             */
            extra_ids: number[];
        };
        /**
         * AttendeeRecord
         * @description A seat of an event, for the door.
         * @example {
         *       "id": 9,
         *       "name": "李江畔",
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "registration_id": 7,
         *       "slot": {
         *         "id": 31,
         *         "name": "1 号车"
         *       },
         *       "state": "confirmed",
         *       "code": "K7MQ3XRA",
         *       "checked_in_at": null
         *     }
         */
        AttendeeRecord: {
            /**
             * The id of a seat.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Who sits there. */
            name: string;
            /** @description Whose registration it is; null for somebody who walked in. */
            account: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * The id of a registration. Within an event it is the place in the queue.
             * Format: int64
             * @description The registration.
             */
            registration_id: number;
            /** @description What was chosen. */
            slot: (components["schemas"]["SlotRef"] & unknown) | null;
            /** @description Where it stands. */
            state: components["schemas"]["SeatState"] & unknown;
            /** @description The code of its ticket. */
            code: string;
            /**
             * Format: date-time
             * @description When somebody came.
             */
            checked_in_at: string | null;
        };
        /**
         * @description Who knows of an event and may come.
         * @enum {string}
         */
        Audience: "public" | "members" | "owners";
        /**
         * Board
         * @description A board.
         * @example {
         *       "id": 3,
         *       "project_id": 1,
         *       "slug": "talk",
         *       "name": "业主茶座",
         *       "description": "装修、物业、邻里的事都可以聊。",
         *       "visibility": "public",
         *       "position": 1,
         *       "locked": false,
         *       "topic_count": 128,
         *       "post_count": 2304,
         *       "last_post_at": null,
         *       "version": 1,
         *       "may": {
         *         "post": true,
         *         "moderate": false,
         *         "edit": false
         *       }
         *     }
         */
        Board: {
            /**
             * The id of a board.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a project.
             * Format: int64
             * @description The project it belongs to; null for a board of the club.
             */
            project_id: number | null;
            /** @description The readable part of its address. */
            slug: string;
            /** @description Its name. */
            name: string;
            /** @description What it is for. */
            description: string;
            /** @description Who may read it. */
            visibility: components["schemas"]["Visibility"] & unknown;
            /**
             * Format: int32
             * @description Its place among its sisters.
             */
            position: number;
            /** @description Whether it takes no new topics and posts. */
            locked: boolean;
            /**
             * Format: int64
             * @description Topics that are not deleted.
             */
            topic_count: number;
            /**
             * Format: int64
             * @description Posts that are not deleted.
             */
            post_count: number;
            /**
             * Format: date-time
             * @description When somebody last wrote there.
             */
            last_post_at: string | null;
            /**
             * Format: int64
             * @description Grows with every edit; give it as `If-Match` to edit.
             */
            version: number;
            /** @description What the reader may do there. */
            may: components["schemas"]["BoardMay"] & unknown;
        };
        /**
         * BoardInput
         * @description A board that is to be made.
         * @example {
         *       "slug": "talk",
         *       "name": "业主茶座",
         *       "description": "装修、物业、邻里的事都可以聊。",
         *       "visibility": "public",
         *       "position": null
         *     }
         */
        BoardInput: {
            /** @description The readable part of its address: `[a-z0-9-]{2,60}`, unique in the project. */
            slug: string;
            /** @description 1 to 60 characters. */
            name: string;
            /** @description What it is for, at most 500 characters. */
            description: string;
            /** @description Who may read it. A board of the club has no owners. */
            visibility: components["schemas"]["Visibility"] & unknown;
            /**
             * Format: int32
             * @description Its place among its sisters, 0 to 10000; after the last where none is given.
             */
            position?: number | null;
        };
        /**
         * BoardMay
         * @description What the reader may do in a board.
         */
        BoardMay: {
            /** @description Open topics and write posts. */
            post: boolean;
            /** @description Pin, lock, delete and restore what others wrote. */
            moderate: boolean;
            /** @description Change the board itself. */
            edit: boolean;
        };
        /**
         * BoardPatch
         * @description What of a board is to change; what is left out stays.
         * @example {
         *       "slug": null,
         *       "name": null,
         *       "description": null,
         *       "visibility": "owners",
         *       "position": null,
         *       "locked": null
         *     }
         */
        BoardPatch: {
            /** @description The readable part of its address. */
            slug?: string | null;
            /** @description Its name. */
            name?: string | null;
            /** @description What it is for. */
            description?: string | null;
            /** @description Who may read it; in force with the answer. */
            visibility?: (components["schemas"]["Visibility"] & unknown) | null;
            /**
             * Format: int32
             * @description Its place among its sisters.
             */
            position?: number | null;
            /** @description Whether it takes no new topics and posts. */
            locked?: boolean | null;
        };
        /**
         * BoardPlace
         * @description A board and where it is.
         * @example {
         *       "board": {
         *         "id": 3,
         *         "project_id": 1,
         *         "slug": "talk",
         *         "name": "业主茶座",
         *         "description": "装修、物业、邻里的事都可以聊。",
         *         "visibility": "public",
         *         "position": 1,
         *         "locked": false,
         *         "topic_count": 128,
         *         "post_count": 2304,
         *         "last_post_at": null,
         *         "version": 1,
         *         "may": {
         *           "post": true,
         *           "moderate": false,
         *           "edit": false
         *         }
         *       },
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       }
         *     }
         */
        BoardPlace: {
            /** @description The board. */
            board: components["schemas"]["Board"] & unknown;
            /** @description The project it belongs to; null for a board of the club. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
        };
        /**
         * BoardRef
         * @description A board, as far as it takes to name it and to link to it.
         * @example {
         *       "id": 3,
         *       "slug": "talk",
         *       "name": "业主茶座",
         *       "visibility": "public",
         *       "project_id": 1
         *     }
         */
        BoardRef: {
            /**
             * The id of a board.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The readable part of its address. */
            slug: string;
            /** @description Its name. */
            name: string;
            /** @description Who may read it. */
            visibility: components["schemas"]["Visibility"] & unknown;
            /**
             * The id of a project.
             * Format: int64
             * @description The project it belongs to; null for a board of the club.
             */
            project_id: number | null;
        };
        /**
         * Building
         * @description A building.
         * @example {
         *       "id": 5,
         *       "project_id": 1,
         *       "name": "3 栋",
         *       "unit_count": 96
         *     }
         */
        Building: {
            /**
             * The id of a building.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a project.
             * Format: int64
             * @description The project it belongs to.
             */
            project_id: number;
            /** @description As it stands on the door. */
            name: string;
            /**
             * Format: int64
             * @description How many units it has.
             */
            unit_count: number;
        };
        /**
         * BuildingInput
         * @description A building that is to be made.
         * @example {
         *       "name": "3 栋"
         *     }
         */
        BuildingInput: {
            /** @description As it stands on the door: 1 to 40 characters, unique in the project. */
            name: string;
        };
        /**
         * BuildingRef
         * @description A building, named.
         */
        BuildingRef: {
            /**
             * The id of a building.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its name. */
            name: string;
        };
        /**
         * Bulletin
         * @description A bulletin, for staff.
         * @example {
         *       "id": 7,
         *       "title": "江畔三月：样板间开放",
         *       "markdown": "样板间**周六**开放，欢迎带家人来看。",
         *       "html": "<p>样板间<strong>周六</strong>开放，欢迎带家人来看。</p>",
         *       "segment": {
         *         "id": 4,
         *         "name": "江畔业主，常来活动"
         *       },
         *       "channels": [
         *         "mail",
         *         "push"
         *       ],
         *       "held_days": 14,
         *       "state": "sent",
         *       "send_at": "2026-03-02T01:00:00+00:00",
         *       "begun_at": "2026-03-02T01:00:00+00:00",
         *       "ended_at": "2026-03-02T01:00:00+00:00",
         *       "counts": {
         *         "waiting_count": 0,
         *         "held_count": 4,
         *         "sent_count": 262,
         *         "failed_count": 1,
         *         "no_consent_count": 144,
         *         "unreachable_count": 1,
         *         "complaint_count": 0,
         *         "stopped_count": 0,
         *         "late_count": 0
         *       },
         *       "version": 4,
         *       "created_at": "2026-03-02T01:00:00+00:00",
         *       "changed_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        Bulletin: {
            /**
             * The id of a bulletin.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its title. */
            title: string;
            /** @description What it says, as it was typed. */
            markdown: string;
            /** @description The same, safe to show as it is. */
            html: string;
            /** @description Whom it is for; null for everybody who consents. */
            segment: (components["schemas"]["SegmentRef"] & unknown) | null;
            /** @description On which ways it is sent. */
            channels: components["schemas"]["ConsentChannel"][];
            /**
             * Format: int32
             * @description For how many days it waits for whoever has an open complaint.
             */
            held_days: number;
            /** @description Where it stands. */
            state: components["schemas"]["BulletinState"] & unknown;
            /**
             * Format: date-time
             * @description From when on it is to be sent.
             */
            send_at: string | null;
            /**
             * Format: date-time
             * @description When it began to be sent.
             */
            begun_at: string | null;
            /**
             * Format: date-time
             * @description When it was sent to everybody who was not held back, or stopped.
             */
            ended_at: string | null;
            /** @description How many got it; null before it began to be sent. */
            counts: (components["schemas"]["DeliveryCounts"] & unknown) | null;
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
            /**
             * Format: date-time
             * @description When it was written first.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            changed_at: string;
        };
        /**
         * BulletinInput
         * @description A bulletin that is to be.
         * @example {
         *       "title": "江畔三月：样板间开放",
         *       "markdown": "样板间**周六**开放，欢迎带家人来看。",
         *       "segment_id": null,
         *       "channels": [
         *         "mail",
         *         "push"
         *       ],
         *       "held_days": 14
         *     }
         */
        BulletinInput: {
            /** @description Its title, at most 60 characters. */
            title: string;
            /** @description What it says, in Markdown, at most 20 000 characters. A mail has it as it is typed. */
            markdown: string;
            /**
             * The id of a segment.
             * Format: int64
             * @description Whom it is for; null for everybody who consents.
             */
            segment_id?: number | null;
            /** @description On which ways it is sent: `mail`, `sms` and `push`, at least one. */
            channels: components["schemas"]["ConsentChannel"][];
            /**
             * Format: int32
             * @description For how many days it waits for whoever has an open complaint, 0 to 60.
             */
            held_days: number;
        };
        /**
         * BulletinScheduleInput
         * @description When a bulletin is sent.
         * @example {
         *       "send_at": null
         *     }
         */
        BulletinScheduleInput: {
            /**
             * Format: date-time
             * @description From then on, at most a year ahead; null for at once. Quiet hours put it off for each reader.
             */
            send_at?: string | null;
        };
        /**
         * @description Where a bulletin stands.
         * @enum {string}
         */
        BulletinState: "draft" | "scheduled" | "sending" | "sent" | "stopped";
        /**
         * CalendarFeed
         * @description The address of a calendar.
         * @example {
         *       "url": "https://linli.example/api/v1/calendar-feeds/tqv3…"
         *     }
         */
        CalendarFeed: {
            /** @description The address: a secret that is shown once. */
            url: string;
        };
        /**
         * CancelEventInput
         * @description Why an event does not take place.
         * @example {
         *       "reason": "暴雨红色预警，改期另行通知。"
         *     }
         */
        CancelEventInput: {
            /** @description Why, at most 500 characters: everybody who registered reads it. */
            reason: string;
        };
        /**
         * CancelRegistrationInput
         * @description What is given up.
         * @example {
         *       "attendee_ids": null,
         *       "reason": "临时出差"
         *     }
         */
        CancelRegistrationInput: {
            /** @description These seats; all unless given. */
            attendee_ids?: number[] | null;
            /** @description Why, at most 500 characters; staff have to say. */
            reason?: string | null;
        };
        /**
         * CancellationInput
         * @description Why a redemption is cancelled.
         * @example {
         *       "reason": null
         *     }
         */
        CancellationInput: {
            /** @description The reason, at most 500 characters; for whoever runs the club. */
            reason?: string | null;
        };
        /**
         * CannedAnswer
         * @description An answer that was prepared. Without a project and a city it is for the group.
         * @example {
         *       "id": 4,
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "city": null,
         *       "title": "电梯维修：已派人",
         *       "markdown": "{complainant}您好，{unit} 的电梯问题（{number} 号）已派维修人员，{due} 前给您结果。{handler}",
         *       "changed_by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "changed_at": "2026-03-02T01:00:00+00:00",
         *       "may_manage": true,
         *       "version": 1
         *     }
         */
        CannedAnswer: {
            /**
             * The id of a prepared answer.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The project, for one of a project. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
            /** @description The city, for one of a city. */
            city: string | null;
            /** @description What it is for. */
            title: string;
            /** @description Markdown with fields. */
            markdown: string;
            /** @description Who changed it last; null for the command line. */
            changed_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            changed_at: string;
            /** @description Whether the reader may change it. */
            may_manage: boolean;
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
        };
        /**
         * CannedAnswerInput
         * @description A canned answer that is to be saved.
         * @example {
         *       "project_id": 3,
         *       "city": null,
         *       "title": "电梯维修：已派人",
         *       "markdown": "{complainant}您好，{unit} 的电梯问题（{number} 号）已派维修人员，{due} 前给您结果。{handler}"
         *     }
         */
        CannedAnswerInput: {
            /**
             * The id of a project.
             * Format: int64
             * @description For one project only: the project.
             */
            project_id?: number | null;
            /** @description For one city only: the city. Without either it is for the group. */
            city?: string | null;
            /** @description What it is for, at most 60 characters. */
            title: string;
            /**
             * @description Markdown with fields, at most 4 000 characters. Fields: `{complainant}`, `{number}`, `{title}`, `{unit}`,
             *     `{project}`, `{handler}`, `{team}`, `{received}`, `{due}`; another word in braces is refused.
             */
            markdown: string;
        };
        /**
         * CannedAnswerPatch
         * @description What changes of a canned answer.
         * @example {
         *       "title": "电梯维修：已派人",
         *       "markdown": "{complainant}您好，{unit} 的电梯问题（{number} 号）已派维修人员，{due} 前给您结果。{handler}"
         *     }
         */
        CannedAnswerPatch: {
            /** @description What it is for, at most 60 characters. */
            title: string;
            /** @description Markdown with fields, as in a new one. */
            markdown: string;
        };
        /**
         * @description What a complaint is about.
         * @enum {string}
         */
        Category: "quality" | "facilities" | "service" | "handover" | "fees" | "noise" | "parking" | "safety" | "other";
        /**
         * CellQuestion
         * @description Figures of a question in a cell.
         */
        CellQuestion: {
            /**
             * The id of a question of a survey.
             * Format: int64
             * @description The question.
             */
            id: number;
            /** @description Its figures; null where nobody answered it there, or where they would tell what few said. */
            figures: (components["schemas"]["SurveyFigures"] & unknown) | null;
        };
        /**
         * @description The way on which a complaint came.
         * @enum {string}
         */
        Channel: "online" | "phone" | "walk_in";
        /**
         * CheckIn
         * @description A scan, and what it came to.
         * @example {
         *       "id": 55,
         *       "attendee_id": 9,
         *       "name": "李江畔",
         *       "method": "code",
         *       "verdict": "accepted",
         *       "device": "gate-a",
         *       "sequence": 17,
         *       "nonce": "f3a9c1",
         *       "scanned_at": "2026-03-02T01:00:00+00:00",
         *       "plausible_at": "2026-03-02T01:00:00+00:00",
         *       "received_at": "2026-03-02T01:00:00+00:00",
         *       "by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "reason": null,
         *       "undone_at": null,
         *       "undo_reason": null
         *     }
         */
        CheckIn: {
            /**
             * The id of a check-in.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a seat.
             * Format: int64
             * @description The seat, where it is known.
             */
            attendee_id: number | null;
            /** @description Who sits there. */
            name: string | null;
            /** @description How somebody was let in. */
            method: components["schemas"]["ScanMethod"] & unknown;
            /** @description What it came to. */
            verdict: components["schemas"]["Verdict"] & unknown;
            /** @description The device. */
            device: string;
            /**
             * Format: int64
             * @description Its number on the device.
             */
            sequence: number;
            /** @description The word that the device drew for it. */
            nonce: string;
            /**
             * Format: date-time
             * @description When, by the clock of the device.
             */
            scanned_at: string;
            /**
             * Format: date-time
             * @description When, as far as can be believed.
             */
            plausible_at: string;
            /**
             * Format: date-time
             * @description When the server heard of it.
             */
            received_at: string;
            /** @description Who was at the door. */
            by: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description Why somebody was let in without a seat. */
            reason: string | null;
            /**
             * Format: date-time
             * @description When it was taken back.
             */
            undone_at: string | null;
            /** @description Why. */
            undo_reason: string | null;
        };
        /**
         * @description What was seen of an item.
         * @enum {string}
         */
        CheckResult: "ok" | "finding" | "open";
        /**
         * ChecklistItem
         * @description What is looked at when a home is handed over.
         * @example {
         *       "id": 21,
         *       "area": "厨房",
         *       "text": "水槽下水通畅，没有渗漏",
         *       "position": 3,
         *       "version": 1
         *     }
         */
        ChecklistItem: {
            /**
             * The id of an item of a checklist.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Where in the home. */
            area: string;
            /** @description What is looked at. */
            text: string;
            /**
             * Format: int32
             * @description Its place.
             */
            position: number;
            /**
             * Format: int64
             * @description Grows with every edit; give it as `If-Match` to edit.
             */
            version: number;
        };
        /**
         * ChecklistItemInput
         * @description What is looked at when a home is handed over.
         * @example {
         *       "area": "厨房",
         *       "text": "水槽下水通畅，没有渗漏"
         *     }
         */
        ChecklistItemInput: {
            /** @description Where in the home: 1 to 40 characters. */
            area: string;
            /** @description What is looked at: 1 to 200 characters. */
            text: string;
        };
        /**
         * ChecklistItemPatch
         * @description What of an item is to change; what is left out stays.
         * @example {
         *       "area": null,
         *       "text": null,
         *       "position": 3
         *     }
         */
        ChecklistItemPatch: {
            /** @description Where in the home. */
            area?: string | null;
            /** @description What is looked at. */
            text?: string | null;
            /**
             * Format: int32
             * @description Its place.
             */
            position?: number | null;
        };
        /**
         * ChecklistItemsInput
         * @description Items of a checklist that are to be made, all of them or none.
         * @example {
         *       "items": [
         *         {
         *           "area": "厨房",
         *           "text": "水槽下水通畅，没有渗漏"
         *         }
         *       ]
         *     }
         */
        ChecklistItemsInput: {
            /** @description 1 to 100 items, in their order. */
            items: components["schemas"]["ChecklistItemInput"][];
        };
        /**
         * ChecklistLine
         * @description An item of the checklist of a home, with what each side saw.
         * @example {
         *       "item": {
         *         "id": 21,
         *         "area": "厨房",
         *         "text": "水槽下水通畅，没有渗漏",
         *         "position": 3,
         *         "version": 1
         *       },
         *       "household": null,
         *       "staff": null,
         *       "complaint_url": null
         *     }
         */
        ChecklistLine: {
            /** @description The item. */
            item: components["schemas"]["ChecklistItem"] & unknown;
            /** @description What the household saw. */
            household: (components["schemas"]["ChecklistTick"] & unknown) | null;
            /** @description What staff saw. */
            staff: (components["schemas"]["ChecklistTick"] & unknown) | null;
            /** @description Where a finding becomes a complaint, relative to the server; null where there is none. */
            complaint_url: string | null;
        };
        /**
         * ChecklistTick
         * @description What one side saw of an item.
         */
        ChecklistTick: {
            /** @description What was seen. */
            result: components["schemas"]["TickResult"] & unknown;
            /** @description In words; may be empty. */
            note: string;
            /**
             * Format: date-time
             * @description When.
             */
            ticked_at: string;
            /** @description Who looked; null for the command line. */
            by: (components["schemas"]["AccountRef"] & unknown) | null;
        };
        /**
         * ChosenSlot
         * @description What was chosen.
         */
        ChosenSlot: {
            /**
             * The id of a slot or an extra.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its name; empty where there was nothing to choose. */
            name: string;
            /** @description Where, if elsewhere than the event. */
            place: string;
            /**
             * Format: date-time
             * @description When, if at another time than the event.
             */
            begins_at: string | null;
        };
        /**
         * ClaimInput
         * @description A claim to be at home in a unit.
         * @example {
         *       "unit_id": 11,
         *       "role": "owner",
         *       "statement": "合同尾号 4711，2025 年 6 月签约。"
         *     }
         */
        ClaimInput: {
            /**
             * The id of a unit.
             * Format: int64
             * @description The unit.
             */
            unit_id: number;
            /** @description How the claimant stands to it. */
            role: components["schemas"]["OwnershipRole"] & unknown;
            /** @description What supports the claim, for staff alone; at most 1000 characters. */
            statement: string;
        };
        /**
         * ClosingInput
         * @description What somebody else finds of a proposal to close a complaint.
         * @example {
         *       "agree": false
         *     }
         */
        ClosingInput: {
            /** @description True where it is spam or abuse: it is closed. */
            agree: boolean;
        };
        /**
         * Club
         * @description The club, as everybody may know it.
         * @example {
         *       "terms_version": 1,
         *       "terms_html": "<p>积分自获得之日起两年内有效。</p>\n",
         *       "points_last_months": 24,
         *       "tier_window_months": 12,
         *       "utc_offset_minutes": 480,
         *       "tiers": [
         *         {
         *           "code": "gold",
         *           "name_zh": "金卡会员",
         *           "name_en": "Gold",
         *           "threshold": 2000,
         *           "benefits_html": "<ul>\n<li>生日礼</li>\n</ul>\n"
         *         }
         *       ],
         *       "version": 1
         *     }
         */
        Club: {
            /**
             * Format: int32
             * @description Grows when the terms change: whoever joins says which version they agreed to.
             */
            terms_version: number;
            /** @description The terms, as sanitised HTML. */
            terms_html: string;
            /**
             * Format: int32
             * @description For how many months points last.
             */
            points_last_months: number;
            /**
             * Format: int32
             * @description Within how many months points count for a tier.
             */
            tier_window_months: number;
            /**
             * Format: int32
             * @description By how many minutes the clock of the club is ahead of UTC: days of the club begin by it.
             */
            utc_offset_minutes: number;
            /** @description The tiers, lowest first. */
            tiers: components["schemas"]["Tier"][];
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
        };
        /**
         * ClubInput
         * @description How the club is to be run.
         * @example {
         *       "terms_markdown": "积分自获得之日起两年内有效。",
         *       "points_last_months": 24,
         *       "refund_grace_days": 30,
         *       "tier_window_months": 12,
         *       "utc_offset_minutes": 480,
         *       "adjustment_max": 10000,
         *       "tiers": [
         *         {
         *           "code": "member",
         *           "name_zh": "会员",
         *           "name_en": "Member",
         *           "threshold": 0,
         *           "benefits_markdown": "- 生日礼\n- 优先参加看房团"
         *         },
         *         {
         *           "code": "gold",
         *           "name_zh": "金卡会员",
         *           "name_en": "Gold",
         *           "threshold": 2000,
         *           "benefits_markdown": "- 生日礼\n- 优先参加看房团"
         *         }
         *       ]
         *     }
         */
        ClubInput: {
            /** @description The terms, in Markdown. Other terms get another version. */
            terms_markdown: string;
            /**
             * Format: int32
             * @description For how many months points last: 1 to 120. Points that came before last as long as was said then.
             */
            points_last_months: number;
            /**
             * Format: int32
             * @description For how many days points last that come back after they would have expired: 0 to 365.
             */
            refund_grace_days: number;
            /**
             * Format: int32
             * @description Within how many months points count for a tier: 1 to 36.
             */
            tier_window_months: number;
            /**
             * Format: int32
             * @description By how many minutes the clock of the club is ahead of UTC; 480 in China.
             */
            utc_offset_minutes: number;
            /**
             * Format: int64
             * @description How many points one adjustment moves at most; one person proposes ten times as many within thirty days.
             */
            adjustment_max: number;
            /** @description The tiers, lowest first; the first from 0 points on. At most 12. */
            tiers: components["schemas"]["TierInput"][];
        };
        /**
         * ClubMember
         * @description A membership in a list.
         * @example {
         *       "id": 17,
         *       "number": "10000017",
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "joined_at": "2026-03-02T01:00:00+00:00",
         *       "left_at": null,
         *       "points": {
         *         "available": 1280,
         *         "held": 0,
         *         "pending": 500,
         *         "debt": 0
         *       },
         *       "tier_code": "gold"
         *     }
         */
        ClubMember: {
            /**
             * The id of a membership.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The number. */
            number: string;
            /** @description Whose it is. */
            account: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: date-time
             * @description Since when.
             */
            joined_at: string;
            /**
             * Format: date-time
             * @description Until when; null for members.
             */
            left_at: string | null;
            /** @description What there is. */
            points: components["schemas"]["PointBalance"] & unknown;
            /** @description The word of the tier. */
            tier_code: string;
        };
        /**
         * ClubMonth
         * @description Figures of a month of the club.
         */
        ClubMonth: {
            /**
             * Format: date
             * @description The first day of the month.
             */
            month_on: string;
            /**
             * Format: int64
             * @description Homes that were confirmed as bought.
             */
            home_count: number;
            /**
             * Format: int64
             * @description Those of them that somebody bought who had a home already.
             */
            repeat_home_count: number;
            /**
             * Format: int64
             * @description Events that began and at whose door somebody was let in.
             */
            event_count: number;
            /**
             * Format: int64
             * @description Seats at them that were not given up.
             */
            seat_count: number;
            /**
             * Format: int64
             * @description Those of them where somebody came.
             */
            came_count: number;
            /**
             * Format: int64
             * @description Those of them where nobody came.
             */
            no_show_count: number;
            /**
             * Format: int64
             * @description Points that members hold when it ends, those that wait and those that are set aside included, what they owe taken
             *     off: what the club may have to give something for.
             */
            points_held: number;
        };
        /**
         * ClubReport
         * @description Figures of the club by month.
         * @example {
         *       "months": [
         *         {
         *           "month_on": "1970-01-01",
         *           "home_count": 31,
         *           "repeat_home_count": 6,
         *           "event_count": 4,
         *           "seat_count": 160,
         *           "came_count": 148,
         *           "no_show_count": 12,
         *           "points_held": 412300
         *         }
         *       ]
         *     }
         */
        ClubReport: {
            /** @description The months, in order. */
            months: components["schemas"]["ClubMonth"][];
        };
        /**
         * ClubSettings
         * @description How the club is run, for whoever runs it.
         * @example {
         *       "settings": {
         *         "terms_markdown": "积分自获得之日起两年内有效。",
         *         "points_last_months": 24,
         *         "refund_grace_days": 30,
         *         "tier_window_months": 12,
         *         "utc_offset_minutes": 480,
         *         "adjustment_max": 10000,
         *         "tiers": [
         *           {
         *             "code": "member",
         *             "name_zh": "会员",
         *             "name_en": "Member",
         *             "threshold": 0,
         *             "benefits_markdown": "- 生日礼\n- 优先参加看房团"
         *           },
         *           {
         *             "code": "gold",
         *             "name_zh": "金卡会员",
         *             "name_en": "Gold",
         *             "threshold": 2000,
         *             "benefits_markdown": "- 生日礼\n- 优先参加看房团"
         *           }
         *         ]
         *       },
         *       "terms_version": 1,
         *       "version": 1
         *     }
         */
        ClubSettings: {
            /** @description What `PUT /club` takes. */
            settings: components["schemas"]["ClubInput"] & unknown;
            /**
             * Format: int32
             * @description Grows when the terms change.
             */
            terms_version: number;
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
        };
        /**
         * @description A stable word for what is wrong.
         * @enum {string}
         */
        Code: "bad_request" | "sign_in_required" | "forbidden" | "origin_refused" | "not_found" | "method_not_allowed" | "unsupported_media_type" | "too_large" | "stale" | "if_match_required" | "invalid" | "too_many_requests" | "internal" | "unavailable" | "timed_out" | "clock_behind" | "storage_full" | "idempotency_key_reused" | "required" | "too_long" | "too_short" | "malformed" | "out_of_range" | "too_many" | "weak_password" | "unknown_field" | "bad_cursor" | "wrong_credentials" | "wrong_password" | "account_disabled" | "name_taken" | "email_taken" | "email_not_proven" | "wrong_code" | "consent_outdated" | "last_administrator" | "role_held" | "slug_taken" | "name_not_unique" | "in_use" | "already_claimed" | "ownership_revoked" | "own_claim" | "wrong_state" | "no_home_there" | "involved" | "team_in_use" | "fallback_stays" | "too_early" | "over_limit" | "already_proposed" | "already_there" | "reference_used" | "too_late" | "board_locked" | "topic_locked" | "topic_deleted" | "post_deleted" | "first_post" | "event_full" | "already_registered" | "household_registered" | "registration_closed" | "registration_not_open" | "not_attended" | "already_rated" | "not_a_member" | "already_member" | "terms_changed" | "not_enough_points" | "out_of_stock" | "limit_reached" | "not_on_offer" | "already_referred" | "already_owner" | "self_referral" | "same_household" | "already_deposited" | "household_deposited" | "group_buy_full" | "permit_required" | "bad_signature" | "already_answered" | "quota_full" | "money_held" | "empty_query" | "bad_image" | "fund_opened" | "fund_too_small";
        /**
         * CodeInput
         * @description The code that was mailed.
         * @example {
         *       "code": "012345"
         *     }
         */
        CodeInput: {
            /** @description Six digits. */
            code: string;
        };
        /**
         * Compensation
         * @description What staff offer for a complaint beside putting it right.
         * @example {
         *       "id": 8,
         *       "complaint_id": 42,
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "kind": "fee_waiver",
         *       "value_fen": 36000,
         *       "points": null,
         *       "state": "approved",
         *       "html": "<p>电梯停运期间的物业费减免一个月。</p>\n",
         *       "proposed_by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "proposed_at": "2026-03-02T01:00:00+00:00",
         *       "approvals": [
         *         {
         *           "approver": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": "owner",
         *             "erased": false
         *           },
         *           "approved_at": "2026-03-02T01:00:00+00:00"
         *         }
         *       ],
         *       "approvals_needed": 1,
         *       "approved_at": "2026-03-02T01:00:00+00:00",
         *       "closed_at": null,
         *       "pay_within_days": 7,
         *       "pay_by_at": null,
         *       "late": false,
         *       "payment": null,
         *       "received_at": null,
         *       "may": {
         *         "approve": false,
         *         "refuse": false,
         *         "decide": true,
         *         "pay": false,
         *         "receive": false
         *       },
         *       "version": 2
         *     }
         */
        Compensation: {
            /**
             * The id of a compensation.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a complaint.
             * Format: int64
             * @description The complaint.
             */
            complaint_id: number;
            /** @description Its project. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /** @description What it is. */
            kind: components["schemas"]["CompensationKind"] & unknown;
            /**
             * Format: int64
             * @description What it is worth, in fen.
             */
            value_fen: number;
            /**
             * Format: int64
             * @description Of points: how many.
             */
            points: number | null;
            /** @description Where it stands. */
            state: components["schemas"]["CompensationState"] & unknown;
            /** @description What it is for, as sanitised HTML. */
            html: string | null;
            /** @description For staff: who proposed it. */
            proposed_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When it was proposed.
             */
            proposed_at: string;
            /** @description For staff: who approved it. Nobody approves what they proposed. */
            approvals: components["schemas"]["CompensationApproval"][];
            /**
             * Format: int64
             * @description How many persons approve this value.
             */
            approvals_needed: number;
            /**
             * Format: date-time
             * @description When it was approved.
             */
            approved_at: string | null;
            /**
             * Format: date-time
             * @description When it was refused or declined.
             */
            closed_at: string | null;
            /**
             * Format: int32
             * @description Within how many days of being accepted it is carried out.
             */
            pay_within_days: number;
            /**
             * Format: date-time
             * @description Until when it is carried out, this instant included; null before it is accepted.
             */
            pay_by_at: string | null;
            /** @description Whether it was not carried out by then: a function of these facts and the time of the answer. */
            late: boolean;
            /** @description That it was carried out. */
            payment: (components["schemas"]["CompensationPayment"] & unknown) | null;
            /**
             * Format: date-time
             * @description When the complainant confirmed that it arrived.
             */
            received_at: string | null;
            /** @description What the reader may do now. */
            may: components["schemas"]["CompensationMay"] & unknown;
            /**
             * Format: int64
             * @description Grows with every step.
             */
            version: number;
        };
        /**
         * CompensationApproval
         * @description That somebody approved it.
         */
        CompensationApproval: {
            /** @description Who. */
            approver: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: date-time
             * @description When.
             */
            approved_at: string;
        };
        /**
         * CompensationInput
         * @description A compensation that is to be proposed.
         * @example {
         *       "kind": "fee_waiver",
         *       "value_fen": 36000,
         *       "points": null,
         *       "pay_within_days": null,
         *       "markdown": "电梯停运期间的物业费减免一个月。"
         *     }
         */
        CompensationInput: {
            /** @description What it is. While one is open, another of the kind is refused. */
            kind: components["schemas"]["CompensationKind"] & unknown;
            /**
             * Format: int64
             * @description What it is worth, in fen: for everything but an apology. Of points, one is worth a fen unless this says else.
             */
            value_fen?: number | null;
            /**
             * Format: int64
             * @description For `points` alone: how many.
             */
            points?: number | null;
            /**
             * Format: int32
             * @description Within how many days of being accepted it is carried out, 1 to 90; 7 unless given.
             */
            pay_within_days?: number | null;
            /** @description What it is for, Markdown, at most 8 000 characters. The complainant reads it once it is approved. */
            markdown: string;
        };
        /**
         * @description What a compensation is.
         * @enum {string}
         */
        CompensationKind: "money" | "fee_waiver" | "points" | "repair" | "apology" | "gift";
        /**
         * CompensationLimits
         * @description Up to which value who approves in a project.
         * @example {
         *       "lead_fen": 50000,
         *       "one_person_fen": 500000,
         *       "version": 0
         *     }
         */
        CompensationLimits: {
            /**
             * Format: int64
             * @description Up to this value a lead, in fen; above it the manager or who cares for the city or the group.
             */
            lead_fen: number;
            /**
             * Format: int64
             * @description Up to this value one person, in fen; above it two.
             */
            one_person_fen: number;
            /**
             * Format: int64
             * @description Grows with every change; 0 while they are the usual ones.
             */
            version: number;
        };
        /**
         * CompensationLimitsInput
         * @description Up to which value who approves.
         * @example {
         *       "lead_fen": 50000,
         *       "one_person_fen": 500000
         *     }
         */
        CompensationLimitsInput: {
            /**
             * Format: int64
             * @description Up to this value a lead, in fen; above it the manager or who cares for the city or the group.
             */
            lead_fen: number;
            /**
             * Format: int64
             * @description Up to this value one person, in fen; above it two. Not less than `lead_fen`.
             */
            one_person_fen: number;
        };
        /**
         * CompensationMay
         * @description What the reader may do about a compensation as it stands.
         */
        CompensationMay: {
            /** @description Approve it. */
            approve: boolean;
            /** @description Refuse it, or take it back. */
            refuse: boolean;
            /** @description Accept or decline it. */
            decide: boolean;
            /** @description Carry it out. */
            pay: boolean;
            /** @description Confirm that it arrived. */
            receive: boolean;
        };
        /**
         * CompensationPayment
         * @description That it was carried out, once.
         */
        CompensationPayment: {
            /** @description Where it stands in the books. */
            reference: string;
            /** @description Who carried it out. */
            paid_by: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: date-time
             * @description When.
             */
            paid_at: string;
        };
        /**
         * @description Where a compensation stands.
         * @enum {string}
         */
        CompensationState: "proposed" | "approved" | "refused" | "accepted" | "declined" | "paid" | "received";
        /**
         * CompensationStateTotal
         * @description What compensations of a kind come to in one state.
         */
        CompensationStateTotal: {
            /** @description The state. */
            state: components["schemas"]["CompensationState"] & unknown;
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /**
             * Format: int64
             * @description What they are worth together, in fen.
             */
            value_fen: number;
            /**
             * Format: int64
             * @description How many points together.
             */
            points: number;
        };
        /**
         * CompensationTotal
         * @description What compensations of a kind come to.
         * @example {
         *       "kind": "fee_waiver",
         *       "by_state": [
         *         {
         *           "state": "paid",
         *           "count": 4,
         *           "value_fen": 144000,
         *           "points": 0
         *         }
         *       ]
         *     }
         */
        CompensationTotal: {
            /** @description The kind. */
            kind: components["schemas"]["CompensationKind"] & unknown;
            /** @description In each state that there is. */
            by_state: components["schemas"]["CompensationStateTotal"][];
        };
        /**
         * Complaint
         * @description A complaint.
         * @example {
         *       "id": 42,
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "number": 17,
         *       "title": "三号楼电梯停了两天",
         *       "category": "facilities",
         *       "grade": "s2",
         *       "openness": "public",
         *       "channel": "online",
         *       "source": "live",
         *       "state": "received",
         *       "cycle": 1,
         *       "complainant": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "unit_label": "3 栋 1-1201",
         *       "responsible": null,
         *       "handler": null,
         *       "team": null,
         *       "refused_at": null,
         *       "offered_to": null,
         *       "danger": false,
         *       "received_at": "2026-03-02T01:00:00+00:00",
         *       "filed_at": "2026-03-02T01:00:00+00:00",
         *       "due_at": "1970-01-02T00:00:00+00:00",
         *       "deadlines": [
         *         {
         *           "kind": "first_answer",
         *           "cycle": 1,
         *           "opened_by": 1,
         *           "started_at": "2026-03-02T01:00:00+00:00",
         *           "due_at": "1970-01-02T00:00:00+00:00",
         *           "pauses": [],
         *           "met_at": null,
         *           "cancelled_at": null,
         *           "status": "open"
         *         }
         *       ],
         *       "waits_until_at": null,
         *       "promise_version": 1,
         *       "rating": null,
         *       "may": {
         *         "follow_up": true,
         *         "answer": false,
         *         "handle": false,
         *         "refuse": false,
         *         "reroute": false,
         *         "offer": false,
         *         "take_over": false,
         *         "propose_compensation": false,
         *         "resolve": false,
         *         "confirm": false,
         *         "reopen": false,
         *         "withdraw": true,
         *         "rate": false,
         *         "dispute": false,
         *         "rule": false,
         *         "ask": false,
         *         "commit": false,
         *         "keep_commitment": false,
         *         "extend": false,
         *         "waive_answer": false,
         *         "skip_answer": false,
         *         "want_answer": false,
         *         "propose_closing": false,
         *         "decide_closing": false
         *       },
         *       "version": 1
         *     }
         */
        Complaint: {
            /**
             * The id of a complaint.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The project it is about. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /**
             * Format: int32
             * @description Its number within the project, from 1 without gaps.
             */
            number: number;
            /** @description What is wrong, plain text; empty once the complainant's account is erased. */
            title: string;
            /** @description What it is about. */
            category: components["schemas"]["Category"] & unknown;
            /** @description How grave it is. */
            grade: components["schemas"]["Grade"] & unknown;
            /** @description Who may read it beside the household and staff. */
            openness: components["schemas"]["Openness"] & unknown;
            /** @description The way on which it came. */
            channel: components["schemas"]["Channel"] & unknown;
            /** @description Whether it was filed here, or imported. */
            source: components["schemas"]["ComplaintSource"] & unknown;
            /** @description Where it stands. */
            state: components["schemas"]["ComplaintState"] & unknown;
            /**
             * Format: int32
             * @description How often it was opened.
             */
            cycle: number;
            /** @description Whose it is; null for whoever is neither of the household nor of the staff. */
            complainant: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description The home it is about; null for the same, and where it is about none. */
            unit_label: string | null;
            /** @description Who answers for it, from the first touch to the end. */
            responsible: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description Who works on it. */
            handler: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description The team that has it; null for whoever is neither of the household nor of the staff. */
            team: (components["schemas"]["TeamRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description For staff: when this team refused it; null once a lead has decided on it.
             */
            refused_at: string | null;
            /** @description For staff: to whom it is offered, until that one has answered. */
            offered_to: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description Whether life or property is in danger: about safety, or of the grade `s1`. It goes before all others. */
            danger: boolean;
            /**
             * Format: date-time
             * @description When the complainant told of it: the promise counts from here.
             */
            received_at: string;
            /**
             * Format: date-time
             * @description When it was written down; much later than `received_at` for what staff were told of.
             */
            filed_at: string;
            /**
             * Format: date-time
             * @description When the nearest answer is due; null while none is owed.
             */
            due_at: string | null;
            /** @description What is and was owed, in the order of opening. */
            deadlines: components["schemas"]["Deadline"][];
            /**
             * Format: date-time
             * @description Until when the time to put it right stands still, because staff asked the complainant something; null while it
             *     counts. It counts again with the next word of the complainant.
             */
            waits_until_at: string | null;
            /**
             * Format: int32
             * @description Which version of the promise holds for it. A version never changes.
             */
            promise_version: number;
            /**
             * Format: int32
             * @description What the complainant says of how it was handled, 1 to 5.
             */
            rating: number | null;
            /** @description What the reader may do now. */
            may: components["schemas"]["ComplaintMay"] & unknown;
            /**
             * Format: int64
             * @description Grows with everything that happens.
             */
            version: number;
        };
        /**
         * ComplaintAct
         * @description What happened to a complaint.
         * @example {
         *       "number": 2,
         *       "kind": "answered",
         *       "acted_at": "2026-03-02T01:00:00+00:00",
         *       "actor": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "by_complainant": false,
         *       "html": "<p>维修师傅已经到场，预计中午恢复运行。</p>\n",
         *       "photos": [
         *         {
         *           "id": 77,
         *           "url": "/api/v1/attachments/77",
         *           "thumbnail_url": "/api/v1/attachments/77/thumbnail",
         *           "width": 1920,
         *           "height": 2560
         *         }
         *       ],
         *       "grade": null,
         *       "rung": null,
         *       "deadline": null,
         *       "answer_number": null,
         *       "commitment_number": null,
         *       "until_at": null,
         *       "handler": null,
         *       "responsible": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "rating": null,
         *       "may_dispute": true,
         *       "team": null,
         *       "compensation_id": null
         *     }
         */
        ComplaintAct: {
            /**
             * Format: int32
             * @description Its number, from 1; what only others learn of is left out.
             */
            number: number;
            /** @description What happened. */
            kind: components["schemas"]["ActKind"] & unknown;
            /**
             * Format: date-time
             * @description When.
             */
            acted_at: string;
            /** @description Who did it; null for the server, and for the complainant where the reader is a stranger. */
            actor: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description Whether the complainant did it. */
            by_complainant: boolean;
            /** @description What was said, as sanitised HTML. */
            html: string | null;
            /** @description What was shown with it. */
            photos: components["schemas"]["Photo"][];
            /** @description Of a grading or the filing: the grade. */
            grade: (components["schemas"]["Grade"] & unknown) | null;
            /** @description Of an escalation or a breach: the step of the ladder, `50` to `+72h`. */
            rung: string | null;
            /** @description Of an escalation or a breach: what is owed. */
            deadline: (components["schemas"]["DeadlineKind"] & unknown) | null;
            /**
             * Format: int32
             * @description Of a retraction, a dispute and a ruling: the number of the answer.
             */
            answer_number: number | null;
            /**
             * Format: int32
             * @description Of a commitment that was kept: the number of the commitment.
             */
            commitment_number: number | null;
            /**
             * Format: date-time
             * @description Of a commitment and of an extension: until when.
             */
            until_at: string | null;
            /** @description Of an assignment: who works on it; of an offer: to whom; where it was handed back, who does no longer. */
            handler: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * @description Of an answer: who answered for the complaint at that instant, whoever wrote it. Where it was handed back: who does
             *     from now on.
             */
            responsible: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: int32
             * @description Of a rating: 1 to 5.
             */
            rating: number | null;
            /** @description Whether the reader may say that this answer is none. */
            may_dispute: boolean;
            /** @description Of the filing and of what a lead decided: the team to which it went; for staff. */
            team: (components["schemas"]["TeamRef"] & unknown) | null;
            /**
             * The id of a compensation.
             * Format: int64
             * @description Of a step of a compensation: which.
             */
            compensation_id: number | null;
        };
        /**
         * ComplaintHit
         * @description A complaint that was found. Whose it is is not told.
         * @example {
         *       "kind": "complaint",
         *       "complaint_id": 42,
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "number": 17,
         *       "title_html": "三号楼<mark>电梯</mark>停了两天",
         *       "snippet_html": "<mark>电梯</mark>从周一早上起一直停运。",
         *       "category": "facilities",
         *       "state": "answered",
         *       "received_at": "2026-03-02T01:00:00+00:00",
         *       "url": "/complaints/42"
         *     }
         */
        ComplaintHit: {
            /** @description What it is. */
            kind: components["schemas"]["HitKind"] & unknown;
            /**
             * The id of a complaint.
             * Format: int64
             * @description The complaint.
             */
            complaint_id: number;
            /** @description Its project. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /**
             * Format: int32
             * @description Its number within the project.
             */
            number: number;
            /** @description Its title: escaped text with `mark` around what was found. */
            title_html: string;
            /** @description A piece of what was said: escaped text with `mark` around what was found. */
            snippet_html: string;
            /** @description What it is about. */
            category: components["schemas"]["Category"] & unknown;
            /** @description Where it stands. */
            state: components["schemas"]["ComplaintState"] & unknown;
            /**
             * Format: date-time
             * @description When the complainant told of it.
             */
            received_at: string;
            /** @description Its page on the web, relative to the server. */
            url: string;
        };
        /**
         * ComplaintHolder
         * @description That a team, or somebody of it, had a complaint for a while.
         * @example {
         *       "team": {
         *         "id": 5,
         *         "name": "工程维修"
         *       },
         *       "handler": null,
         *       "from_at": "2026-03-02T01:00:00+00:00",
         *       "until_at": null,
         *       "duration_s": 5400,
         *       "missed": []
         *     }
         */
        ComplaintHolder: {
            /** @description The team. */
            team: (components["schemas"]["TeamRef"] & unknown) | null;
            /** @description Who worked on it; null while nobody did. */
            handler: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description From when on.
             */
            from_at: string;
            /**
             * Format: date-time
             * @description Until when; null while it lasts.
             */
            until_at: string | null;
            /**
             * Format: int64
             * @description How long, in seconds; while it lasts, until now.
             */
            duration_s: number;
            /** @description What came due meanwhile and was not there. */
            missed: components["schemas"]["DeadlineKind"][];
        };
        /**
         * ComplaintInput
         * @description A complaint that is to be filed.
         * @example {
         *       "project_id": 3,
         *       "unit_id": 11,
         *       "title": "三号楼电梯停了两天",
         *       "markdown": "从周一早上起一直停运，家里有老人下不了楼。",
         *       "photo_ids": [
         *         77
         *       ],
         *       "category": "facilities",
         *       "grade": "s2",
         *       "danger": null,
         *       "openness": "public",
         *       "on_behalf": null
         *     }
         */
        ComplaintInput: {
            /**
             * The id of a project.
             * Format: int64
             * @description The project it is about.
             */
            project_id: number;
            /**
             * The id of a unit.
             * Format: int64
             * @description The home it is about, one of the complainant's own; none for what belongs to all.
             */
            unit_id?: number | null;
            /** @description What is wrong, in at most 80 characters. */
            title: string;
            /** @description What is wrong, in Markdown; at most 8 000 characters. */
            markdown: string;
            /** @description What shows it: up to 9 photos that were uploaded before. */
            photo_ids?: number[] | null;
            /** @description What it is about. */
            category: components["schemas"]["Category"] & unknown;
            /** @description How grave it is; `s3` unless given. `s1` is for danger to life or property. */
            grade?: (components["schemas"]["Grade"] & unknown) | null;
            /** @description Whether life or property is in danger: then it is of the grade `s1`, and goes before all others. */
            danger?: boolean | null;
            /** @description Who may read it; `private` unless given. */
            openness?: (components["schemas"]["Openness"] & unknown) | null;
            /** @description For staff that was told of it by somebody else. */
            on_behalf?: (components["schemas"]["OnBehalfInput"] & unknown) | null;
        };
        /**
         * ComplaintMay
         * @description What the reader may do with a complaint as it stands.
         */
        ComplaintMay: {
            /** @description Write again. */
            follow_up: boolean;
            /** @description Answer. */
            answer: boolean;
            /** @description Assign it, change its grade, read and write notes. */
            handle: boolean;
            /** @description Say that it is not for one's team: once, within two hours of its coming. */
            refuse: boolean;
            /** @description Decide which team has it. */
            reroute: boolean;
            /** @description Offer it to somebody else. */
            offer: boolean;
            /** @description Take it over, or not: it is offered to one. */
            take_over: boolean;
            /** @description Propose a compensation. */
            propose_compensation: boolean;
            /** @description Say that it is put right. */
            resolve: boolean;
            /** @description Agree that it is put right. */
            confirm: boolean;
            /** @description Open it again. */
            reopen: boolean;
            /** @description Take it back. */
            withdraw: boolean;
            /** @description Say how it was handled. */
            rate: boolean;
            /** @description Say that an answer is none; of which one, `may_dispute` in the timeline says. */
            dispute: boolean;
            /** @description Rule on a disputed answer, unless one answered oneself. */
            rule: boolean;
            /** @description Ask the complainant for information. */
            ask: boolean;
            /** @description Promise something until a time. */
            commit: boolean;
            /** @description Say that what was promised was done. */
            keep_commitment: boolean;
            /** @description Give more time to put it right. */
            extend: boolean;
            /** @description Say that no answer is needed, as the complainant. */
            waive_answer: boolean;
            /** @description Find that no answer is needed, as staff. */
            skip_answer: boolean;
            /** @description Want the answer that staff found needless. */
            want_answer: boolean;
            /** @description Propose to close it as spam or abuse. */
            propose_closing: boolean;
            /** @description Decide on such a proposal of somebody else. */
            decide_closing: boolean;
        };
        /**
         * ComplaintNote
         * @description What staff told each other.
         * @example {
         *       "author": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "text": "厂家说配件周四到。",
         *       "written_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        ComplaintNote: {
            /** @description Who wrote it. */
            author: components["schemas"]["AccountRef"] & unknown;
            /** @description Plain text. */
            text: string;
            /**
             * Format: date-time
             * @description When.
             */
            written_at: string;
        };
        /**
         * @description In which order complaints are listed.
         * @enum {string}
         */
        ComplaintSort: "due" | "newest";
        /**
         * @description Whether a promise was made here.
         * @enum {string}
         */
        ComplaintSource: "live" | "imported";
        /**
         * @description Where a complaint stands.
         * @enum {string}
         */
        ComplaintState: "received" | "answered" | "resolved" | "confirmed" | "withdrawn" | "closed" | "closed_by_moderation";
        /**
         * Consent
         * @description Whether something is consented to on one way.
         */
        Consent: {
            /** @description On which way. */
            channel: components["schemas"]["ConsentChannel"] & unknown;
            /** @description What for. */
            purpose: components["schemas"]["ConsentPurpose"] & unknown;
            /** @description Whether it is; nothing is before it was said. */
            given: boolean;
            /** @description Where it was said; null where nothing was. */
            source: (components["schemas"]["ConsentSource"] & unknown) | null;
            /**
             * Format: date-time
             * @description When it was said.
             */
            acted_at: string | null;
        };
        /**
         * ConsentAct
         * @description What somebody said of being written to.
         * @example {
         *       "id": 12,
         *       "channel": "sms",
         *       "purpose": "offers",
         *       "given": false,
         *       "source": "staff",
         *       "recorded_by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "reason": "来电要求不再发促销短信",
         *       "acted_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        ConsentAct: {
            /**
             * The id of an act of consent.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description On which way. */
            channel: components["schemas"]["ConsentChannel"] & unknown;
            /** @description What for. */
            purpose: components["schemas"]["ConsentPurpose"] & unknown;
            /** @description Whether consent was given, or else withdrawn. */
            given: boolean;
            /** @description Where it was said. */
            source: components["schemas"]["ConsentSource"] & unknown;
            /** @description The staff who wrote it down; null where nobody had to. */
            recorded_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description How it was told to staff. */
            reason: string | null;
            /**
             * Format: date-time
             * @description When.
             */
            acted_at: string;
        };
        /**
         * @description On which way somebody may be reached.
         * @enum {string}
         */
        ConsentChannel: "mail" | "sms" | "push" | "phone";
        /**
         * ConsentChoice
         * @description Whether one agrees to something on one way.
         */
        ConsentChoice: {
            /** @description On which way. */
            channel: components["schemas"]["ConsentChannel"] & unknown;
            /** @description What for. */
            purpose: components["schemas"]["ConsentPurpose"] & unknown;
            /** @description Whether one agrees. */
            given: boolean;
        };
        /**
         * ConsentInput
         * @description Agreement to the privacy notice.
         * @example {
         *       "version": "2026-11-26"
         *     }
         */
        ConsentInput: {
            /** @description The version that was read. */
            version: string;
        };
        /**
         * @description What somebody may be reached for. What concerns one's own complaint, deposit or registration is none of this.
         * @enum {string}
         */
        ConsentPurpose: "bulletin" | "greeting" | "survey" | "offers";
        /**
         * @description Where it was said.
         * @enum {string}
         */
        ConsentSource: "settings" | "one_click" | "staff";
        /**
         * Consents
         * @description What one consents to.
         * @example {
         *       "consents": [
         *         {
         *           "channel": "mail",
         *           "purpose": "bulletin",
         *           "given": true,
         *           "source": "settings",
         *           "acted_at": "2026-03-02T01:00:00+00:00"
         *         }
         *       ]
         *     }
         */
        Consents: {
            /** @description Every way for every purpose: by purpose, and then by way. */
            consents: components["schemas"]["Consent"][];
        };
        /**
         * ConsentsInput
         * @description What one agrees to from now on.
         * @example {
         *       "consents": [
         *         {
         *           "channel": "mail",
         *           "purpose": "bulletin",
         *           "given": true
         *         }
         *       ]
         *     }
         */
        ConsentsInput: {
            /** @description What is said; what is not named stays. */
            consents: components["schemas"]["ConsentChoice"][];
        };
        /**
         * ContractNote
         * @description What to mind of a contract.
         * @example {
         *       "id": 2,
         *       "title": "逾期交房怎么赔",
         *       "html": "<p>见合同第九条：按日计算。</p>\n",
         *       "markdown": null,
         *       "position": 0,
         *       "version": 1
         *     }
         */
        ContractNote: {
            /**
             * The id of a contract note.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its title. */
            title: string;
            /** @description What there is to mind, as sanitised HTML. */
            html: string;
            /** @description What was typed; null for whoever may not edit it. */
            markdown: string | null;
            /**
             * Format: int32
             * @description Its place.
             */
            position: number;
            /**
             * Format: int64
             * @description Grows with every edit; give it as `If-Match` to edit.
             */
            version: number;
        };
        /**
         * ContractNoteInput
         * @description What to mind of a contract.
         * @example {
         *       "title": "逾期交房怎么赔",
         *       "markdown": "见合同第九条：按日计算。",
         *       "position": null
         *     }
         */
        ContractNoteInput: {
            /** @description 1 to 80 characters. */
            title: string;
            /** @description Markdown: 1 to 5000 characters. */
            markdown: string;
            /**
             * Format: int32
             * @description Its place, 0 to 10000; after the last where none is given.
             */
            position?: number | null;
        };
        /**
         * ContractNotePatch
         * @description What of a contract note is to change; what is left out stays.
         * @example {
         *       "title": null,
         *       "markdown": null,
         *       "position": 1
         *     }
         */
        ContractNotePatch: {
            /** @description Its title. */
            title?: string | null;
            /** @description What there is to mind, in Markdown. */
            markdown?: string | null;
            /**
             * Format: int32
             * @description Its place.
             */
            position?: number | null;
        };
        /**
         * @description What staff tell complaints apart by.
         * @enum {string}
         */
        Cut: "category" | "grade" | "channel";
        /**
         * DatesInput
         * @description The days of a home.
         * @example {
         *       "signed_on": "2026-03-08",
         *       "handover_on": "2027-06-30"
         *     }
         */
        DatesInput: {
            /**
             * Format: date
             * @description The day of its contract; null where it is not known.
             */
            signed_on?: string | null;
            /**
             * Format: date
             * @description The day of its handover, not before its contract; null for that of the project.
             */
            handover_on?: string | null;
        };
        /**
         * Deadline
         * @description Something that is owed, or was.
         */
        Deadline: {
            /** @description What is owed. */
            kind: components["schemas"]["DeadlineKind"] & unknown;
            /**
             * Format: int32
             * @description In which cycle.
             */
            cycle: number;
            /**
             * Format: int32
             * @description The number of the act that opened it, in the timeline: of a commitment what was promised, of a ruling the dispute.
             */
            opened_by: number;
            /**
             * Format: date-time
             * @description From when it counts.
             */
            started_at: string;
            /**
             * Format: date-time
             * @description Until when, this instant included. Of an answer it never moves later.
             */
            due_at: string;
            /** @description When its time stood still; only that of a resolution ever does. */
            pauses: components["schemas"]["DeadlinePause"][];
            /**
             * Format: date-time
             * @description When it was done.
             */
            met_at: string | null;
            /**
             * Format: date-time
             * @description When it came to be owed no longer without having been done: put right, taken back, or opened again.
             */
            cancelled_at: string | null;
            /** @description How it stands: a function of these facts and the time of the answer. */
            status: components["schemas"]["Status"] & unknown;
        };
        /**
         * @description What is owed.
         * @enum {string}
         */
        DeadlineKind: "first_answer" | "next_answer" | "resolution" | "commitment" | "ruling";
        /**
         * DeadlinePause
         * @description A time that does not count.
         */
        DeadlinePause: {
            /**
             * Format: date-time
             * @description From when.
             */
            from_at: string;
            /**
             * Format: date-time
             * @description Until when; in the future while the complainant has not answered yet.
             */
            until_at: string;
        };
        /**
         * @description What staff decide.
         * @enum {string}
         */
        Decision: "confirm" | "refuse" | "revoke" | "reinstate";
        /**
         * DecisionInput
         * @description A decision about a claim.
         * @example {
         *       "decision": "refuse",
         *       "reason": "合同号与房号对不上，请核对后再提交。"
         *     }
         */
        DecisionInput: {
            /** @description What is decided. */
            decision: components["schemas"]["Decision"] & unknown;
            /** @description Why, for the claimant to read: needed to refuse and to revoke; at most 500 characters. */
            reason?: string | null;
        };
        /**
         * Delivery
         * @description That something is sent to somebody on one way.
         * @example {
         *       "id": 77,
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "channel": "mail",
         *       "state": "sent",
         *       "reason": null,
         *       "due_at": null,
         *       "sent_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        Delivery: {
            /**
             * The id of a delivery.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Who gets it. */
            account: components["schemas"]["AccountRef"] & unknown;
            /** @description On which way. */
            channel: components["schemas"]["ConsentChannel"] & unknown;
            /** @description Where it stands. */
            state: components["schemas"]["DeliveryState"] & unknown;
            /** @description Why it is not sent. */
            reason: (components["schemas"]["SkipReason"] & unknown) | null;
            /**
             * Format: date-time
             * @description When it is looked at next; null where it never is again.
             */
            due_at: string | null;
            /**
             * Format: date-time
             * @description When it was sent.
             */
            sent_at: string | null;
        };
        /**
         * DeliveryCounts
         * @description How many deliveries stand where: each account counts once for each way.
         */
        DeliveryCounts: {
            /**
             * Format: int64
             * @description Are to be sent.
             */
            waiting_count: number;
            /**
             * Format: int64
             * @description Wait until a complaint of their reader has ended.
             */
            held_count: number;
            /**
             * Format: int64
             * @description Were sent.
             */
            sent_count: number;
            /**
             * Format: int64
             * @description Were given up: the way took them not.
             */
            failed_count: number;
            /**
             * Format: int64
             * @description Are not sent, as their reader did not consent.
             */
            no_consent_count: number;
            /**
             * Format: int64
             * @description Were not sent, as there was no proven address or number, no device, or no account any more.
             */
            unreachable_count: number;
            /**
             * Format: int64
             * @description Were not sent, as a complaint of their reader did not end in time.
             */
            complaint_count: number;
            /**
             * Format: int64
             * @description Were stopped.
             */
            stopped_count: number;
            /**
             * Format: int64
             * @description Were not sent, as their time was over.
             */
            late_count: number;
        };
        /**
         * @description Where a delivery stands.
         * @enum {string}
         */
        DeliveryState: "waiting" | "held" | "sent" | "failed" | "skipped";
        /**
         * Deposit
         * @description A deposit of a member for a group buy.
         * @example {
         *       "id": 21,
         *       "group_buy": {
         *         "id": 4,
         *         "title": "江畔花园三期团购",
         *         "state": "open",
         *         "selects_on": "1970-01-01",
         *         "promise_on": "1970-01-01"
         *       },
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "number": "10000017",
         *       "state": "held",
         *       "reason": null,
         *       "fen": 500000,
         *       "benefit": "总价减三万元",
         *       "off_fen": 3000000,
         *       "reference": "LL7K2M9XDP",
         *       "payee": "江畔置业有限公司\n中国银行 4567 8901 2345",
         *       "terms_version": 1,
         *       "made_at": "2026-03-02T01:00:00+00:00",
         *       "pay_by_at": "2026-03-02T01:00:00+00:00",
         *       "held_at": "2026-03-02T01:00:00+00:00",
         *       "selected_at": null,
         *       "unit": null,
         *       "applied_at": null,
         *       "contract_reference": null,
         *       "ended_at": null,
         *       "refunds": [],
         *       "days_late": 0,
         *       "history": [
         *         {
         *           "kind": "made",
         *           "acted_at": "2026-03-02T01:00:00+00:00"
         *         }
         *       ],
         *       "may": {
         *         "withdraw": true,
         *         "select": false,
         *         "release": false,
         *         "apply": false
         *       }
         *     }
         */
        Deposit: {
            /**
             * The id of a deposit.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description For what. */
            group_buy: components["schemas"]["GroupBuyRef"] & unknown;
            /** @description Whose it is. */
            account: components["schemas"]["AccountRef"] & unknown;
            /** @description The number of that membership. */
            number: string;
            /** @description Where it stands. */
            state: components["schemas"]["DepositState"] & unknown;
            /** @description Why it ended. */
            reason: (components["schemas"]["DepositReason"] & unknown) | null;
            /**
             * Format: int64
             * @description How much it is, in fen.
             */
            fen: number;
            /** @description What one gets, in a line. */
            benefit: string;
            /**
             * Format: int64
             * @description How much is taken off the price, in fen.
             */
            off_fen: number;
            /** @description What to write on the transfer, so that it is known whose it is. */
            reference: string;
            /** @description The account that transfers go to. */
            payee: string;
            /**
             * Format: int32
             * @description The version of the terms that was accepted.
             */
            terms_version: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            made_at: string;
            /**
             * Format: date-time
             * @description Until when it waits for its money.
             */
            pay_by_at: string;
            /**
             * Format: date-time
             * @description When its money came.
             */
            held_at: string | null;
            /**
             * Format: date-time
             * @description When the member was selected.
             */
            selected_at: string | null;
            /** @description The home that was chosen. */
            unit: string | null;
            /**
             * Format: date-time
             * @description When its money went into the contract.
             */
            applied_at: string | null;
            /** @description The number of that contract. */
            contract_reference: string | null;
            /**
             * Format: date-time
             * @description When it ended.
             */
            ended_at: string | null;
            /** @description What goes back or went: of this deposit, and of payments beyond it; the newest first. */
            refunds: components["schemas"]["Refund"][];
            /**
             * Format: int64
             * @description By how many days a refund of these is late, or came late; 0 where none.
             */
            days_late: number;
            /** @description What happened to it, the first first. */
            history: components["schemas"]["DepositAct"][];
            /** @description What the reader may do. */
            may: components["schemas"]["DepositMay"] & unknown;
        };
        /**
         * DepositAct
         * @description Something that happened to a deposit.
         */
        DepositAct: {
            /** @description What. */
            kind: components["schemas"]["DepositActKind"] & unknown;
            /**
             * Format: date-time
             * @description When.
             */
            acted_at: string;
        };
        /**
         * @description What happened to a deposit.
         * @enum {string}
         */
        DepositActKind: "made" | "held" | "lapsed" | "withdrawn" | "selected" | "not_selected" | "applied" | "group_buy_failed" | "promise_passed" | "payment_returned" | "refunded";
        /**
         * DepositInput
         * @description Joining a group buy.
         * @example {
         *       "terms_version": 1
         *     }
         */
        DepositInput: {
            /**
             * Format: int32
             * @description The version of the terms that was read and is accepted.
             */
            terms_version: number;
        };
        /**
         * DepositMay
         * @description What the reader may do with a deposit.
         */
        DepositMay: {
            /** @description Withdraw it. */
            withdraw: boolean;
            /** @description Select the member. */
            select: boolean;
            /** @description Say that the member is not selected. */
            release: boolean;
            /** @description Apply it to a contract. */
            apply: boolean;
        };
        /**
         * @description Why a deposit ended.
         * @enum {string}
         */
        DepositReason: "not_paid" | "withdrawn" | "not_selected" | "group_buy_failed" | "promise_passed";
        /**
         * @description Where a deposit stands.
         * @enum {string}
         */
        DepositState: "waiting" | "held" | "selected" | "applied" | "lapsed" | "refunding" | "refunded";
        /**
         * DeskChoice
         * @description What can be chosen, as staff see it.
         */
        DeskChoice: {
            /** @description By which it is chosen. */
            key: string;
            /** @description In Chinese. */
            text_zh: string;
            /** @description In English; null where it is written in Chinese alone. */
            text_en: string | null;
        };
        /**
         * DeskQuestion
         * @description A question, as staff see it.
         */
        DeskQuestion: {
            /**
             * The id of a question of a survey.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description How it is answered. */
            kind: components["schemas"]["SurveyQuestionKind"] & unknown;
            /** @description The question in Chinese. */
            text_zh: string;
            /** @description The question in English; null where it is asked in Chinese alone. */
            text_en: string | null;
            /** @description Whether it has to be answered. */
            required: boolean;
            /** @description What can be chosen. */
            choices: components["schemas"]["DeskChoice"][];
            /** @description What of complaints it is about. */
            topic: (components["schemas"]["Category"] & unknown) | null;
        };
        /**
         * DeskSurvey
         * @description A survey, as its staff see it.
         * @example {
         *       "id": 4,
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "kind": "satisfaction",
         *       "title": "住得怎么样",
         *       "markdown": "三分钟，**不记名**。",
         *       "html": "<p>三分钟，<strong>不记名</strong>。</p>\n",
         *       "anonymous": true,
         *       "state": "open",
         *       "audience": "owners",
         *       "stage": null,
         *       "opens_at": "2026-03-02T01:00:00+00:00",
         *       "closes_at": "2026-03-02T01:00:00+00:00",
         *       "opened_at": "2026-03-02T01:00:00+00:00",
         *       "closed_at": null,
         *       "copy_of": null,
         *       "questions": [
         *         {
         *           "id": 1,
         *           "kind": "score10",
         *           "text_zh": "您会向朋友推荐我们吗？",
         *           "text_en": null,
         *           "required": true,
         *           "choices": [],
         *           "topic": null
         *         }
         *       ],
         *       "quotas": [],
         *       "invited_count": 320,
         *       "answered_count": 96,
         *       "declined_count": 4,
         *       "may": {
         *         "edit": false,
         *         "open": false,
         *         "close": true,
         *         "copy": true,
         *         "read_results": true,
         *         "read_answers": false
         *       },
         *       "version": 2,
         *       "created_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        DeskSurvey: {
            /**
             * The id of a survey.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The project; null for the whole group. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
            /** @description What it is for. */
            kind: components["schemas"]["SurveyKind"] & unknown;
            /** @description Its title. */
            title: string;
            /** @description What there is to say of it, in Markdown. */
            markdown: string;
            /** @description The same as sanitised HTML. */
            html: string;
            /** @description Whether nobody learns who answered what. */
            anonymous: boolean;
            /** @description Where it stands. */
            state: components["schemas"]["SurveyPhase"] & unknown;
            /** @description Who is asked. */
            audience: components["schemas"]["SurveyAudience"] & unknown;
            /** @description Set where those who have come so far with their home are asked, and nobody else. */
            stage: (components["schemas"]["SurveyStage"] & unknown) | null;
            /**
             * Format: date-time
             * @description From when on one can answer.
             */
            opens_at: string;
            /**
             * Format: date-time
             * @description Until when one can answer.
             */
            closes_at: string;
            /**
             * Format: date-time
             * @description When staff opened it.
             */
            opened_at: string | null;
            /**
             * Format: date-time
             * @description When staff closed it before its time.
             */
            closed_at: string | null;
            /**
             * The id of a survey.
             * Format: int64
             * @description The survey that it was copied from.
             */
            copy_of: number | null;
            /** @description What it asks, in order. */
            questions: components["schemas"]["DeskQuestion"][];
            /** @description How many answers of some are taken; of those that fit, the first counts. */
            quotas: components["schemas"]["SurveyQuota"][];
            /**
             * Format: int64
             * @description How many were invited.
             */
            invited_count: number;
            /**
             * Format: int64
             * @description How many of those answered.
             */
            answered_count: number;
            /**
             * Format: int64
             * @description How many of those declined.
             */
            declined_count: number;
            /** @description What the reader may do. */
            may: components["schemas"]["SurveyMay"] & unknown;
            /**
             * Format: int64
             * @description Grows with every edit.
             */
            version: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
        };
        /**
         * DeviceInput
         * @description A device that notices are to be pushed to.
         * @example {
         *       "token": "fXb7:APA91bH8tq2v",
         *       "name": "小李的手机"
         *     }
         */
        DeviceInput: {
            /** @description Its address at the push service, as the provider of the operator understands it; at most 4096 characters. */
            token: string;
            /** @description What its owner would call it; at most 60 characters. */
            name: string;
        };
        /**
         * Draft
         * @description A canned answer, filled for one complaint: a draft that a person reads, completes and sends.
         * @example {
         *       "markdown": "江畔小李您好，3 栋 1-1201 的电梯问题（17 号）已派维修人员。{handler}",
         *       "missing": [
         *         "handler"
         *       ]
         *     }
         */
        Draft: {
            /** @description Markdown; of what the complaint says nothing, the field stays in it. */
            markdown: string;
            /** @description The fields that stay. */
            missing: components["schemas"]["Field"][];
        };
        /**
         * DryRun
         * @description What a rule would have given.
         * @example {
         *       "fact_count": 61,
         *       "member_count": 9,
         *       "points": 305,
         *       "top": [
         *         {
         *           "membership_id": 17,
         *           "number": "10000017",
         *           "account": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": "owner",
         *             "erased": false
         *           },
         *           "points": 120
         *         }
         *       ]
         *     }
         */
        DryRun: {
            /**
             * Format: uint64
             * @description For how many facts.
             */
            fact_count: number;
            /**
             * Format: uint64
             * @description To how many members.
             */
            member_count: number;
            /**
             * Format: int64
             * @description How many points.
             */
            points: number;
            /** @description Who would have got most, at most 20. */
            top: components["schemas"]["DryShare"][];
        };
        /**
         * DryShare
         * @description What a rule would have given one member.
         */
        DryShare: {
            /**
             * The id of a membership.
             * Format: int64
             * @description The membership.
             */
            membership_id: number;
            /** @description Its number. */
            number: string;
            /** @description Whose it is. */
            account: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: int64
             * @description How many points.
             */
            points: number;
        };
        /**
         * DueVisit
         * @description A visit that is to be made, with its complaint.
         * @example {
         *       "visit": {
         *         "id": 6,
         *         "complaint_id": 42,
         *         "cycle": 1,
         *         "state": "due",
         *         "from_at": "2026-03-02T01:00:00+00:00",
         *         "due_at": "2026-03-02T01:00:00+00:00",
         *         "late": false,
         *         "attempt_count": 0,
         *         "solved": null,
         *         "satisfaction": null,
         *         "visitor": null,
         *         "ended_at": null,
         *         "may_visit": true
         *       },
         *       "complaint": {
         *         "id": 42,
         *         "project": {
         *           "id": 1,
         *           "slug": "jiang-an",
         *           "name": "江岸国际",
         *           "city": "武汉"
         *         },
         *         "number": 17,
         *         "title": "三号楼电梯停了两天",
         *         "category": "facilities",
         *         "grade": "s2",
         *         "openness": "public",
         *         "channel": "online",
         *         "source": "live",
         *         "state": "received",
         *         "cycle": 1,
         *         "complainant": {
         *           "id": 7,
         *           "name": "xiaoli",
         *           "display_name": "江畔小李",
         *           "avatar_url": "/api/v1/attachments/3",
         *           "mark": "owner",
         *           "erased": false
         *         },
         *         "unit_label": "3 栋 1-1201",
         *         "responsible": null,
         *         "handler": null,
         *         "team": null,
         *         "refused_at": null,
         *         "offered_to": null,
         *         "danger": false,
         *         "received_at": "2026-03-02T01:00:00+00:00",
         *         "filed_at": "2026-03-02T01:00:00+00:00",
         *         "due_at": "1970-01-02T00:00:00+00:00",
         *         "deadlines": [
         *           {
         *             "kind": "first_answer",
         *             "cycle": 1,
         *             "opened_by": 1,
         *             "started_at": "2026-03-02T01:00:00+00:00",
         *             "due_at": "1970-01-02T00:00:00+00:00",
         *             "pauses": [],
         *             "met_at": null,
         *             "cancelled_at": null,
         *             "status": "open"
         *           }
         *         ],
         *         "waits_until_at": null,
         *         "promise_version": 1,
         *         "rating": null,
         *         "may": {
         *           "follow_up": true,
         *           "answer": false,
         *           "handle": false,
         *           "refuse": false,
         *           "reroute": false,
         *           "offer": false,
         *           "take_over": false,
         *           "propose_compensation": false,
         *           "resolve": false,
         *           "confirm": false,
         *           "reopen": false,
         *           "withdraw": true,
         *           "rate": false,
         *           "dispute": false,
         *           "rule": false,
         *           "ask": false,
         *           "commit": false,
         *           "keep_commitment": false,
         *           "extend": false,
         *           "waive_answer": false,
         *           "skip_answer": false,
         *           "want_answer": false,
         *           "propose_closing": false,
         *           "decide_closing": false
         *         },
         *         "version": 1
         *       }
         *     }
         */
        DueVisit: {
            /** @description The visit. */
            visit: components["schemas"]["Visit"] & unknown;
            /** @description The complaint. */
            complaint: components["schemas"]["Complaint"] & unknown;
        };
        /**
         * @description What a rule gives points for.
         * @enum {string}
         */
        EarningKind: "welcome" | "post_accepted" | "event_attended" | "tenure" | "spend" | "survey_answered" | "referral_signed";
        /**
         * EarningRule
         * @description A rule by which points are earned.
         * @example {
         *       "id": 2,
         *       "kind": "post_accepted",
         *       "points": 5,
         *       "daily_max": 3,
         *       "fen_per_point": null,
         *       "pending_days": null,
         *       "state": "active",
         *       "created_by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "created_at": "2026-03-02T01:00:00+00:00",
         *       "activated_at": "2026-03-02T01:00:00+00:00",
         *       "ended_at": null
         *     }
         */
        EarningRule: {
            /**
             * The id of a rule.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What for. */
            kind: components["schemas"]["EarningKind"] & unknown;
            /**
             * Format: int64
             * @description How many points, each time.
             */
            points: number;
            /**
             * Format: int32
             * @description How often a day at most.
             */
            daily_max: number | null;
            /**
             * Format: int64
             * @description Of money spent: for how many fen each time.
             */
            fen_per_point: number | null;
            /**
             * Format: int32
             * @description Of contracts: for how many days the points wait.
             */
            pending_days: number | null;
            /** @description Where it stands. */
            state: components["schemas"]["EarningRuleState"] & unknown;
            /** @description Who wrote it. */
            created_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description From when on it holds.
             */
            activated_at: string | null;
            /**
             * Format: date-time
             * @description Until when it held.
             */
            ended_at: string | null;
        };
        /**
         * EarningRuleInput
         * @description A rule that is to be.
         * @example {
         *       "kind": "post_accepted",
         *       "points": 5,
         *       "daily_max": 3,
         *       "fen_per_point": null,
         *       "pending_days": null
         *     }
         */
        EarningRuleInput: {
            /** @description What for. */
            kind: components["schemas"]["EarningKind"] & unknown;
            /**
             * Format: int64
             * @description How many points, each time: 1 to 1 000 000.
             */
            points: number;
            /**
             * Format: int32
             * @description How often a day at most; what goes beyond earns nothing.
             */
            daily_max?: number | null;
            /**
             * Format: int64
             * @description For `spend`, and only there: for how many fen each time; 1 000 for each 10 yuan.
             */
            fen_per_point?: number | null;
            /**
             * Format: int32
             * @description For `referral_signed`, and only there: for how many days after the contract the points wait.
             */
            pending_days?: number | null;
        };
        /**
         * @description Where a rule stands.
         * @enum {string}
         */
        EarningRuleState: "draft" | "active" | "ended";
        /**
         * EarningWay
         * @description A way to earn points, for everybody.
         * @example {
         *       "kind": "post_accepted",
         *       "points": 5,
         *       "daily_max": 3,
         *       "fen_per_point": null,
         *       "pending_days": null,
         *       "active_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        EarningWay: {
            /** @description What for. */
            kind: components["schemas"]["EarningKind"] & unknown;
            /**
             * Format: int64
             * @description How many points, each time.
             */
            points: number;
            /**
             * Format: int32
             * @description How often a day at most.
             */
            daily_max: number | null;
            /**
             * Format: int64
             * @description Of money spent: for how many fen each time.
             */
            fen_per_point: number | null;
            /**
             * Format: int32
             * @description Of contracts: for how many days the points wait.
             */
            pending_days: number | null;
            /**
             * Format: date-time
             * @description Since when.
             */
            active_at: string | null;
        };
        /**
         * EarningWays
         * @description The ways to earn points.
         * @example {
         *       "items": [
         *         {
         *           "kind": "post_accepted",
         *           "points": 5,
         *           "daily_max": 3,
         *           "fen_per_point": null,
         *           "pending_days": null,
         *           "active_at": "2026-03-02T01:00:00+00:00"
         *         }
         *       ]
         *     }
         */
        EarningWays: {
            /** @description Those that hold now, at most one of each kind. */
            items: components["schemas"]["EarningWay"][];
        };
        /**
         * ErasureInput
         * @description What is asked before an account is erased.
         * @example {
         *       "password": "river-stone-boat"
         *     }
         */
        ErasureInput: {
            /** @description The password. */
            password: string;
        };
        /**
         * Event
         * @description An event.
         * @example {
         *       "id": 12,
         *       "kind": "tour",
         *       "state": "published",
         *       "audience": "public",
         *       "title": "周六看房团",
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "city": null,
         *       "building": null,
         *       "place": "武汉会所门口",
         *       "begins_at": "2026-03-02T01:00:00+00:00",
         *       "ends_at": "2026-03-02T01:00:00+00:00",
         *       "series_id": null,
         *       "registration": {
         *         "phase": "open",
         *         "opens_at": null,
         *         "closes_at": "2026-03-02T01:00:00+00:00",
         *         "free_cancel_until_at": null,
         *         "seats_left": 7,
         *         "waiting_count": 0,
         *         "party_max": 4
         *       },
         *       "my_registration": null,
         *       "url": "/events/12",
         *       "html": "<p>看三个户型，午餐在会所。</p>",
         *       "markdown": null,
         *       "one_per_household": false,
         *       "offer_hours": 24,
         *       "cancel_reason": null,
         *       "cancelled_at": null,
         *       "slots": [
         *         {
         *           "id": 31,
         *           "name": "1 号车",
         *           "place": "光谷广场",
         *           "begins_at": null,
         *           "ends_at": null,
         *           "quota_ids": [
         *             5
         *           ],
         *           "seats_left": 7
         *         }
         *       ],
         *       "extras": [],
         *       "quotas": [
         *         {
         *           "id": 5,
         *           "key": "bus-1",
         *           "name": "1 号车",
         *           "size": 45,
         *           "left": 7,
         *           "taken": null,
         *           "over": 0
         *         }
         *       ],
         *       "questions": [],
         *       "may": {
         *         "register": true,
         *         "edit": false,
         *         "publish": false,
         *         "cancel": false,
         *         "host": false
         *       },
         *       "version": 3
         *     }
         */
        Event: {
            /**
             * The id of an event.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What people come for. */
            kind: components["schemas"]["EventKind"] & unknown;
            /** @description Where it stands. */
            state: components["schemas"]["EventPhase"] & unknown;
            /** @description Who knows of it and may come. */
            audience: components["schemas"]["Audience"] & unknown;
            /** @description Its title. */
            title: string;
            /** @description The project, for one of a project. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
            /** @description The city, for one of a city. */
            city: string | null;
            /** @description The building, for one of those at home there. */
            building: (components["schemas"]["BuildingRef"] & unknown) | null;
            /** @description Where to come to. */
            place: string;
            /**
             * Format: date-time
             * @description When it begins.
             */
            begins_at: string;
            /**
             * Format: date-time
             * @description When it ends.
             */
            ends_at: string;
            /**
             * The id of an event.
             * Format: int64
             * @description The same for all weeks of a series.
             */
            series_id: number | null;
            /** @description Whether and how one can register. */
            registration: components["schemas"]["EventRegistration"] & unknown;
            /** @description The reader's own registration that stands. */
            my_registration: (components["schemas"]["OwnRegistration"] & unknown) | null;
            /** @description Where it is read on the web. */
            url: string;
            /** @description What it is about. */
            html: string;
            /** @description What was typed; for whoever may change it. */
            markdown: string | null;
            /** @description Whether of those who share a home only one registers. */
            one_per_household: boolean;
            /**
             * Format: int32
             * @description For how many hours a seat is kept for whoever waited for it.
             */
            offer_hours: number;
            /** @description Why it does not take place. */
            cancel_reason: string | null;
            /**
             * Format: date-time
             * @description When it was cancelled.
             */
            cancelled_at: string | null;
            /** @description Of what every registration chooses one: at least one. */
            slots: components["schemas"]["Slot"][];
            /** @description What is chosen for each seat beside. */
            extras: components["schemas"]["Slot"][];
            /** @description What there is. */
            quotas: components["schemas"]["Quota"][];
            /** @description What whoever registers is asked. */
            questions: components["schemas"]["Question"][];
            /** @description What the reader may do. */
            may: components["schemas"]["EventMay"] & unknown;
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
        };
        /**
         * EventCard
         * @description An event in a list.
         * @example {
         *       "id": 12,
         *       "kind": "tour",
         *       "state": "published",
         *       "audience": "public",
         *       "title": "周六看房团",
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "city": null,
         *       "building": null,
         *       "place": "武汉会所门口",
         *       "begins_at": "2026-03-02T01:00:00+00:00",
         *       "ends_at": "2026-03-02T01:00:00+00:00",
         *       "series_id": null,
         *       "registration": {
         *         "phase": "open",
         *         "opens_at": null,
         *         "closes_at": "2026-03-02T01:00:00+00:00",
         *         "free_cancel_until_at": null,
         *         "seats_left": 7,
         *         "waiting_count": 0,
         *         "party_max": 4
         *       },
         *       "my_registration": null,
         *       "url": "/events/12"
         *     }
         */
        EventCard: {
            /**
             * The id of an event.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What people come for. */
            kind: components["schemas"]["EventKind"] & unknown;
            /** @description Where it stands. */
            state: components["schemas"]["EventPhase"] & unknown;
            /** @description Who knows of it and may come. */
            audience: components["schemas"]["Audience"] & unknown;
            /** @description Its title. */
            title: string;
            /** @description The project, for one of a project. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
            /** @description The city, for one of a city. */
            city: string | null;
            /** @description The building, for one of those at home there. */
            building: (components["schemas"]["BuildingRef"] & unknown) | null;
            /** @description Where to come to. */
            place: string;
            /**
             * Format: date-time
             * @description When it begins.
             */
            begins_at: string;
            /**
             * Format: date-time
             * @description When it ends.
             */
            ends_at: string;
            /**
             * The id of an event.
             * Format: int64
             * @description The same for all weeks of a series.
             */
            series_id: number | null;
            /** @description Whether and how one can register. */
            registration: components["schemas"]["EventRegistration"] & unknown;
            /** @description The reader's own registration that stands. */
            my_registration: (components["schemas"]["OwnRegistration"] & unknown) | null;
            /** @description Where it is read on the web. */
            url: string;
        };
        /**
         * EventInput
         * @description An event that is to be made. It is a draft until it is published.
         * @example {
         *       "project_id": 3,
         *       "city": null,
         *       "building_id": null,
         *       "kind": "tour",
         *       "audience": "public",
         *       "title": "周六看房团",
         *       "markdown": "看三个户型，午餐在会所。请带身份证进工地。",
         *       "place": "武汉会所门口",
         *       "begins_at": "2026-03-02T01:00:00+00:00",
         *       "ends_at": "2026-03-02T01:00:00+00:00",
         *       "registration_opens_at": null,
         *       "registration_closes_at": null,
         *       "free_cancel_until_at": null,
         *       "party_max": 4,
         *       "one_per_household": false,
         *       "offer_hours": 24,
         *       "plan": {
         *         "quotas": [
         *           {
         *             "key": "bus-1",
         *             "name": "1 号车",
         *             "size": 45
         *           },
         *           {
         *             "key": "bus-2",
         *             "name": "2 号车",
         *             "size": 45
         *           },
         *           {
         *             "key": "lunch",
         *             "name": "午餐",
         *             "size": 60
         *           }
         *         ],
         *         "slots": [
         *           {
         *             "name": "1 号车",
         *             "place": "光谷广场",
         *             "begins_at": null,
         *             "ends_at": null,
         *             "quotas": [
         *               "bus-1"
         *             ]
         *           },
         *           {
         *             "name": "2 号车",
         *             "place": "汉口火车站",
         *             "begins_at": null,
         *             "ends_at": null,
         *             "quotas": [
         *               "bus-2"
         *             ]
         *           }
         *         ],
         *         "extras": [
         *           {
         *             "name": "午餐",
         *             "quotas": [
         *               "lunch"
         *             ]
         *           }
         *         ],
         *         "questions": [
         *           {
         *             "kind": "yes_no",
         *             "prompt": "是否需要儿童座椅",
         *             "choices": [],
         *             "required": true
         *           }
         *         ]
         *       },
         *       "repeat": null
         *     }
         */
        EventInput: {
            /**
             * The id of a project.
             * Format: int64
             * @description For one project only: the project.
             */
            project_id?: number | null;
            /** @description For one city only: the city. Without either it is for the whole club. */
            city?: string | null;
            /**
             * The id of a building.
             * Format: int64
             * @description For those at home in one building only; with the audience `owners`.
             */
            building_id?: number | null;
            /** @description What people come for. */
            kind: components["schemas"]["EventKind"] & unknown;
            /** @description Who knows of it and may come; `owners` needs a project. */
            audience: components["schemas"]["Audience"] & unknown;
            /** @description Its title, at most 120 characters. */
            title: string;
            /** @description What it is about, in Markdown. */
            markdown: string;
            /** @description Where to come to, at most 200 characters. */
            place: string;
            /**
             * Format: date-time
             * @description When it begins.
             */
            begins_at: string;
            /**
             * Format: date-time
             * @description When it ends.
             */
            ends_at: string;
            /**
             * Format: date-time
             * @description From when on one can register; from its publication on unless given.
             */
            registration_opens_at?: string | null;
            /**
             * Format: date-time
             * @description Until when one can register; until it begins unless given.
             */
            registration_closes_at?: string | null;
            /**
             * Format: date-time
             * @description Until when whoever cancels is not late.
             */
            free_cancel_until_at?: string | null;
            /**
             * Format: int32
             * @description Seats of one registration, at most: 1 to 20, 4 unless given.
             */
            party_max?: number | null;
            /**
             * @description Whether of those who share a home only one registers.
             * @default false
             */
            one_per_household: boolean;
            /**
             * Format: int32
             * @description For how many hours a seat is kept for whoever waited for it, the night not counted: 1 to 168, 24 unless given.
             */
            offer_hours?: number | null;
            /** @description What there is and what is asked; without it everybody finds room. */
            plan?: (components["schemas"]["PlanInput"] & unknown) | null;
            /** @description Week after week; each is an event of its own. */
            repeat?: (components["schemas"]["RepeatInput"] & unknown) | null;
        };
        /**
         * @description What people come for.
         * @enum {string}
         */
        EventKind: "tour" | "question_hour" | "gathering" | "site_open_day" | "handover_day" | "other";
        /**
         * EventMay
         * @description What the reader may do with an event.
         */
        EventMay: {
            /** @description Register now. */
            register: boolean;
            /** @description Change it. */
            edit: boolean;
            /** @description Publish it. */
            publish: boolean;
            /** @description Cancel it. */
            cancel: boolean;
            /** @description See who comes, let them in, register by phone. */
            host: boolean;
        };
        /**
         * EventOnBehalfInput
         * @description A registration that staff make for somebody who called.
         * @example {
         *       "account_id": 7,
         *       "reason": "业主来电报名，不会用手机",
         *       "registration": {
         *         "slot_id": 31,
         *         "attendees": [
         *           {
         *             "name": "李江畔",
         *             "extra_ids": []
         *           },
         *           {
         *             "name": "李小畔",
         *             "extra_ids": []
         *           }
         *         ],
         *         "answers": [
         *           {
         *             "question_id": 8,
         *             "answer": "yes"
         *           }
         *         ],
         *         "waitlist": true
         *       }
         *     }
         */
        EventOnBehalfInput: {
            /**
             * The id of an account.
             * Format: int64
             * @description For whom.
             */
            account_id: number;
            /** @description Why, at most 500 characters. */
            reason: string;
            /** @description What is registered. */
            registration: components["schemas"]["EventRegistrationInput"] & unknown;
        };
        /**
         * EventPatch
         * @description What changes of an event; what is absent stays.
         * @example {
         *       "title": null,
         *       "markdown": null,
         *       "place": "会所二楼",
         *       "begins_at": null,
         *       "ends_at": null,
         *       "registration_opens_at": null,
         *       "registration_closes_at": null,
         *       "free_cancel_until_at": null,
         *       "party_max": null,
         *       "one_per_household": null,
         *       "offer_hours": null
         *     }
         */
        EventPatch: {
            /** @description Its title. */
            title?: string | null;
            /** @description What it is about, in Markdown. */
            markdown?: string | null;
            /** @description Where to come to. */
            place?: string | null;
            /**
             * Format: date-time
             * @description When it begins.
             */
            begins_at?: string | null;
            /**
             * Format: date-time
             * @description When it ends.
             */
            ends_at?: string | null;
            /**
             * Format: date-time
             * @description From when on one can register.
             */
            registration_opens_at?: string | null;
            /**
             * Format: date-time
             * @description Until when one can register.
             */
            registration_closes_at?: string | null;
            /**
             * Format: date-time
             * @description Until when whoever cancels is not late.
             */
            free_cancel_until_at?: string | null;
            /**
             * Format: int32
             * @description Seats of one registration, at most.
             */
            party_max?: number | null;
            /** @description Whether of those who share a home only one registers. */
            one_per_household?: boolean | null;
            /**
             * Format: int32
             * @description For how many hours a seat is kept.
             */
            offer_hours?: number | null;
        };
        /**
         * @description Where an event stands, as everybody sees it.
         * @enum {string}
         */
        EventPhase: "draft" | "published" | "cancelled" | "done";
        /**
         * EventRating
         * @description What somebody said of an event, and who.
         * @example {
         *       "registration_id": 7,
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "stars": 4,
         *       "words": "讲得清楚，车上有点挤。",
         *       "rated_at": "2026-03-02T01:00:00+00:00",
         *       "complaint_url": null
         *     }
         */
        EventRating: {
            /**
             * The id of a registration. Within an event it is the place in the queue.
             * Format: int64
             * @description The registration.
             */
            registration_id: number;
            /** @description Who. */
            account: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: int32
             * @description 1 to 5.
             */
            stars: number;
            /** @description In words; may be empty. */
            words: string;
            /**
             * Format: date-time
             * @description When it was said.
             */
            rated_at: string;
            /** @description Where a complaint about it is begun, relative to the server; where few stars were given for an event of a project. */
            complaint_url: string | null;
        };
        /**
         * EventRatingInput
         * @description What somebody who was there says of an event.
         * @example {
         *       "stars": 4,
         *       "words": "讲得清楚，车上有点挤。"
         *     }
         */
        EventRatingInput: {
            /**
             * Format: int32
             * @description 1 to 5.
             */
            stars: number;
            /**
             * @description In words, at most 2 000 characters; may be empty.
             * @default
             */
            words: string;
        };
        /**
         * EventRef
         * @description An event, named.
         */
        EventRef: {
            /**
             * The id of an event.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its title. */
            title: string;
            /** @description What people come for. */
            kind: components["schemas"]["EventKind"] & unknown;
            /** @description Where it stands. */
            state: components["schemas"]["EventPhase"] & unknown;
            /** @description Where to come to. */
            place: string;
            /**
             * Format: date-time
             * @description When it begins.
             */
            begins_at: string;
            /**
             * Format: date-time
             * @description When it ends.
             */
            ends_at: string;
        };
        /**
         * EventRegistration
         * @description Whether and how one can register for an event.
         */
        EventRegistration: {
            /** @description Whether one can register now. */
            phase: components["schemas"]["RegistrationPhase"] & unknown;
            /**
             * Format: date-time
             * @description From when on; null from its publication on.
             */
            opens_at: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            closes_at: string;
            /**
             * Format: date-time
             * @description Until when whoever cancels is not late.
             */
            free_cancel_until_at: string | null;
            /**
             * Format: int32
             * @description Seats that are left where most are; null where there is no end of them. Whether one gets them is decided when one
             *     registers: who waits comes first.
             */
            seats_left: number | null;
            /**
             * Format: int64
             * @description Registrations that wait for seats.
             */
            waiting_count: number;
            /**
             * Format: int32
             * @description Seats of one registration, at most.
             */
            party_max: number;
        };
        /**
         * EventRegistrationInput
         * @description A registration that is to be made.
         * @example {
         *       "slot_id": 31,
         *       "attendees": [
         *         {
         *           "name": "李江畔",
         *           "extra_ids": []
         *         },
         *         {
         *           "name": "李小畔",
         *           "extra_ids": []
         *         }
         *       ],
         *       "answers": [
         *         {
         *           "question_id": 8,
         *           "answer": "yes"
         *         }
         *       ],
         *       "waitlist": true
         *     }
         */
        EventRegistrationInput: {
            /**
             * The id of a slot or an extra.
             * Format: int64
             * @description What is chosen; where there is no choice, the one slot of the event.
             */
            slot_id: number;
            /** @description The seats, one's own first. */
            attendees: components["schemas"]["AttendeeInput"][];
            /**
             * @description What was answered.
             * @default []
             */
            answers: components["schemas"]["AnswerInput"][];
            /**
             * @description Whether to take a place in the queue where there is no room.
             * @default false
             */
            waitlist: boolean;
        };
        /**
         * ExpiringPoints
         * @description Points that expire on a day.
         */
        ExpiringPoints: {
            /**
             * Format: date
             * @description The last day on which they can be spent, by the clock of the club.
             */
            expires_on: string;
            /**
             * Format: int64
             * @description How many.
             */
            points: number;
        };
        /**
         * ExtraInput
         * @description Something that is chosen for a seat beside.
         */
        ExtraInput: {
            /** @description Its name, at most 60 characters. */
            name: string;
            /**
             * @description The words of the quotas in which it counts once.
             * @default []
             */
            quotas: string[];
        };
        /**
         * Fact
         * @description A fact that speaks for a project or against it.
         * @example {
         *       "id": 7,
         *       "side": "against",
         *       "text": "北侧有一座变电站。",
         *       "distance_m": 400,
         *       "position": 1,
         *       "version": 1
         *     }
         */
        Fact: {
            /**
             * The id of a project fact.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Which way it speaks. */
            side: components["schemas"]["FactSide"] & unknown;
            /** @description Plain text. */
            text: string;
            /**
             * Format: int32
             * @description How far away it is, in metres.
             */
            distance_m: number | null;
            /**
             * Format: int32
             * @description Its place on its side.
             */
            position: number;
            /**
             * Format: int64
             * @description Grows with every edit; give it as `If-Match` to edit.
             */
            version: number;
        };
        /**
         * FactInput
         * @description A fact that is to be told.
         * @example {
         *       "side": "against",
         *       "text": "北侧有一座变电站。",
         *       "distance_m": 400,
         *       "position": null
         *     }
         */
        FactInput: {
            /** @description Which way it speaks. */
            side: components["schemas"]["FactSide"] & unknown;
            /** @description Plain text, 1 to 500 characters. */
            text: string;
            /**
             * Format: int32
             * @description How far away it is, in metres, at most 100000.
             */
            distance_m?: number | null;
            /**
             * Format: int32
             * @description Its place on its side, 0 to 10000; after the last where none is given.
             */
            position?: number | null;
        };
        /**
         * FactPatch
         * @description What of a fact is to change; what is left out stays.
         * @example {
         *       "side": null,
         *       "text": null,
         *       "distance_m": 350,
         *       "position": null
         *     }
         */
        FactPatch: {
            /** @description Which way it speaks. */
            side?: (components["schemas"]["FactSide"] & unknown) | null;
            /** @description Plain text. */
            text?: string | null;
            /**
             * Format: int32
             * @description How far away it is, in metres; null takes it away.
             */
            distance_m?: number | null;
            /**
             * Format: int32
             * @description Its place on its side.
             */
            position?: number | null;
        };
        /**
         * @description Which way a fact speaks.
         * @enum {string}
         */
        FactSide: "for" | "against";
        /**
         * @description What a prepared answer can say of a complaint.
         * @enum {string}
         */
        Field: "complainant" | "number" | "title" | "unit" | "project" | "handler" | "team" | "received" | "due";
        /**
         * FullQuota
         * @description A quota that is too full.
         */
        FullQuota: {
            /**
             * The id of a quota.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What there is too little of. */
            name: string;
        };
        /**
         * @description How grave a complaint is. The first answer to the gravest is promised in two hours, to all others in 24.
         * @enum {string}
         */
        Grade: "s1" | "s2" | "s3" | "s4";
        /**
         * GradeInput
         * @description How grave it is.
         * @example {
         *       "grade": "s1"
         *     }
         */
        GradeInput: {
            /** @description A graver one moves what is owed earlier; a milder one, which only a lead gives, moves nothing. */
            grade: components["schemas"]["Grade"] & unknown;
        };
        /**
         * GrantInput
         * @description A role that is to be granted.
         * @example {
         *       "role": "moderator",
         *       "city": null,
         *       "project_id": 3
         *     }
         */
        GrantInput: {
            /** @description The role. */
            role: components["schemas"]["Role"] & unknown;
            /** @description For `city_care`: the city. */
            city?: string | null;
            /**
             * The id of a project.
             * Format: int64
             * @description For the roles of a project: the project.
             */
            project_id?: number | null;
        };
        /**
         * Greeting
         * @description A greeting that sells nothing.
         * @example {
         *       "id": 2,
         *       "kind": "birthday",
         *       "greets_on": null,
         *       "title_zh": "生日快乐",
         *       "title_en": "Happy birthday",
         *       "text_zh": "愿新的一岁，日日有好风景。",
         *       "text_en": "May the new year of your life be a good one.",
         *       "state": "active",
         *       "counts": {
         *         "waiting_count": 0,
         *         "held_count": 4,
         *         "sent_count": 262,
         *         "failed_count": 1,
         *         "no_consent_count": 144,
         *         "unreachable_count": 1,
         *         "complaint_count": 0,
         *         "stopped_count": 0,
         *         "late_count": 0
         *       },
         *       "version": 1,
         *       "created_at": "2026-03-02T01:00:00+00:00",
         *       "changed_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        Greeting: {
            /**
             * The id of a greeting.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What it is for. */
            kind: components["schemas"]["GreetingKind"] & unknown;
            /**
             * Format: date
             * @description The day of the festival; null for birthdays.
             */
            greets_on: string | null;
            /** @description What the mail is called in Chinese. */
            title_zh: string;
            /** @description What it is called in English. */
            title_en: string;
            /** @description What it says in Chinese. */
            text_zh: string;
            /** @description What it says in English. */
            text_en: string;
            /** @description Whether it is sent when its day comes. */
            state: components["schemas"]["GreetingState"] & unknown;
            /** @description How many got it, in whatever year. Whoever did not consent is in none of the counts. */
            counts: components["schemas"]["DeliveryCounts"] & unknown;
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            changed_at: string;
        };
        /**
         * GreetingInput
         * @description A greeting that is to be.
         * @example {
         *       "kind": "birthday",
         *       "greets_on": null,
         *       "title_zh": "生日快乐",
         *       "title_en": "Happy birthday",
         *       "text_zh": "愿新的一岁，日日有好风景。",
         *       "text_en": "May the new year of your life be a good one."
         *     }
         */
        GreetingInput: {
            /** @description What it is for: it stays so. */
            kind: components["schemas"]["GreetingKind"] & unknown;
            /**
             * Format: date
             * @description The day of the festival; null for birthdays.
             */
            greets_on?: string | null;
            /** @description What the mail is called in Chinese, at most 60 characters. */
            title_zh: string;
            /** @description What it is called in English, at most 60 characters. */
            title_en: string;
            /** @description What it says in Chinese, at most 500 characters and without addresses: a greeting leads nowhere. */
            text_zh: string;
            /** @description What it says in English, the same. */
            text_en: string;
        };
        /**
         * @description What a greeting is for.
         * @enum {string}
         */
        GreetingKind: "birthday" | "festival";
        /**
         * @description Where a greeting stands.
         * @enum {string}
         */
        GreetingState: "active" | "ended";
        /**
         * GroupBuy
         * @description A group buy: whoever pays a deposit gets a benefit, if enough do.
         * @example {
         *       "id": 4,
         *       "title": "江畔花园三期团购",
         *       "markdown": "先交订金，开盘时优先选房。",
         *       "html": "<p>先交订金，开盘时优先选房。</p>\n",
         *       "projects": [
         *         {
         *           "id": 1,
         *           "slug": "jiang-an",
         *           "name": "江岸国际",
         *           "city": "武汉"
         *         }
         *       ],
         *       "state": "open",
         *       "deposit_fen": 500000,
         *       "benefit": "总价减三万元",
         *       "off_fen": 3000000,
         *       "target_count": 30,
         *       "seat_count": 60,
         *       "held_count": 18,
         *       "decided_count": null,
         *       "seats_left": 42,
         *       "opens_at": "2026-03-02T01:00:00+00:00",
         *       "closes_at": "1970-01-11T00:00:00+00:00",
         *       "decides_at": "1970-01-11T00:00:00+00:00",
         *       "selects_on": "1970-01-21",
         *       "promise_on": "1970-02-10",
         *       "payment_hours": 72,
         *       "clearing_hours": 24,
         *       "presale_permit": "武房开预售〔2026〕118号",
         *       "terms_markdown": "未选中房源，订金全额退还。",
         *       "terms_html": "<p>未选中房源，订金全额退还。</p>\n",
         *       "terms_version": 1,
         *       "payee": null,
         *       "ended_at": null,
         *       "end": null,
         *       "end_note": null,
         *       "days_late": 0,
         *       "late_count": 0,
         *       "refund_count": 0,
         *       "own": null,
         *       "may": {
         *         "join": true,
         *         "edit": false,
         *         "open": false,
         *         "close": false,
         *         "cancel": false,
         *         "settle": false,
         *         "work": false,
         *         "select": false,
         *         "take_payments": false
         *       },
         *       "why_not": null,
         *       "version": 1
         *     }
         */
        GroupBuy: {
            /**
             * The id of a group buy.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its title. */
            title: string;
            /** @description What there is to say of it, in Markdown. */
            markdown: string;
            /** @description The same as sanitised HTML. */
            html: string;
            /** @description The projects whose homes it is for. */
            projects: components["schemas"]["ProjectRef"][];
            /** @description Where it stands. */
            state: components["schemas"]["GroupBuyPhase"] & unknown;
            /**
             * Format: int64
             * @description What one pays, in fen.
             */
            deposit_fen: number;
            /** @description What one gets, in a line. */
            benefit: string;
            /**
             * Format: int64
             * @description How much is taken off the price, in fen.
             */
            off_fen: number;
            /**
             * Format: int32
             * @description So many have to join, or it fails.
             */
            target_count: number;
            /**
             * Format: int32
             * @description No more than so many can join; null for no end.
             */
            seat_count: number | null;
            /**
             * Format: int32
             * @description How many paid and still stand.
             */
            held_count: number;
            /**
             * Format: int32
             * @description How many that were when it was decided.
             */
            decided_count: number | null;
            /**
             * Format: int32
             * @description How many can still join; null for no end.
             */
            seats_left: number | null;
            /**
             * Format: date-time
             * @description From when on one can join.
             */
            opens_at: string;
            /**
             * Format: date-time
             * @description Until when one can join and pay.
             */
            closes_at: string;
            /**
             * Format: date-time
             * @description When it is decided whether enough joined: until then money is taken that was paid in time.
             */
            decides_at: string;
            /**
             * Format: date
             * @description The day on which homes are chosen.
             */
            selects_on: string;
            /**
             * Format: date
             * @description On this day at the latest whoever is not selected has the money back.
             */
            promise_on: string;
            /**
             * Format: int32
             * @description Hours to pay after joining.
             */
            payment_hours: number;
            /**
             * Format: int32
             * @description Hours after closing in which money that was paid in time is still taken.
             */
            clearing_hours: number;
            /** @description The number of the permit to sell. */
            presale_permit: string | null;
            /** @description The terms that whoever joins accepts, in Markdown. */
            terms_markdown: string;
            /** @description The same as sanitised HTML. */
            terms_html: string;
            /**
             * Format: int32
             * @description The version of them, to join with.
             */
            terms_version: number;
            /** @description The account that transfers go to; null but for its staff. Whoever joined reads it with the own deposit. */
            payee: string | null;
            /**
             * Format: date-time
             * @description When it was settled or failed.
             */
            ended_at: string | null;
            /** @description Why it failed. */
            end: (components["schemas"]["GroupBuyEnd"] & unknown) | null;
            /** @description What staff said of that. */
            end_note: string | null;
            /**
             * Format: int64
             * @description By how many days the refund is late now that is late the most; 0 where none is.
             */
            days_late: number;
            /**
             * Format: int64
             * @description Refunds that are late now.
             */
            late_count: number;
            /**
             * Format: int64
             * @description Refunds that are not paid yet.
             */
            refund_count: number;
            /** @description The reader's own deposit, the newest. */
            own: (components["schemas"]["OwnDeposit"] & unknown) | null;
            /** @description What the reader may do. */
            may: components["schemas"]["GroupBuyMay"] & unknown;
            /**
             * @description Why the reader may not join: `sign_in_required`, `not_a_member`, `too_early`, `too_late`, `already_deposited` or
             *     `group_buy_full`.
             */
            why_not: (components["schemas"]["Code"] & unknown) | null;
            /**
             * Format: int64
             * @description Grows with every change; give it as `If-Match` to edit.
             */
            version: number;
        };
        /**
         * GroupBuyCancellation
         * @description Why a group buy is cancelled.
         * @example {
         *       "reason": "开盘推迟，先把订金退给大家。"
         *     }
         */
        GroupBuyCancellation: {
            /** @description The reason, which everybody reads: at most 500 characters. */
            reason: string;
        };
        /**
         * @description Why a group buy came to nothing.
         * @enum {string}
         */
        GroupBuyEnd: "target_missed" | "cancelled" | "promise_passed";
        /**
         * GroupBuyInput
         * @description A group buy as it is to be.
         * @example {
         *       "title": "江畔花园三期团购",
         *       "markdown": "先交订金，开盘时优先选房。",
         *       "project_ids": [
         *         3
         *       ],
         *       "deposit_fen": 500000,
         *       "benefit": "总价减三万元",
         *       "off_fen": 3000000,
         *       "target_count": 30,
         *       "seat_count": 60,
         *       "opens_at": "2026-03-02T01:00:00+00:00",
         *       "closes_at": "1970-01-11T00:00:00+00:00",
         *       "selects_on": "1970-01-21",
         *       "promise_on": "1970-02-10",
         *       "payment_hours": 72,
         *       "clearing_hours": 24,
         *       "presale_permit": "武房开预售〔2026〕118号",
         *       "terms_markdown": "未选中房源，订金全额退还。",
         *       "payee": "江畔置业有限公司\n中国银行 4567 8901 2345"
         *     }
         */
        GroupBuyInput: {
            /** @description Its title, at most 80 characters. */
            title: string;
            /** @description What there is to say of it, in Markdown. */
            markdown: string;
            /** @description The projects whose homes it is for: 1 to 20. */
            project_ids: number[];
            /**
             * Format: int64
             * @description What one pays, in fen: at most a million yuan.
             */
            deposit_fen: number;
            /** @description What one gets, in a line of at most 200 characters. */
            benefit: string;
            /**
             * Format: int64
             * @description How much is taken off the price, in fen.
             */
            off_fen: number;
            /**
             * Format: int32
             * @description So many have to join, or it fails.
             */
            target_count: number;
            /**
             * Format: int32
             * @description No more than so many can join; null for no end.
             */
            seat_count?: number | null;
            /**
             * Format: date-time
             * @description From when on one can join.
             */
            opens_at: string;
            /**
             * Format: date-time
             * @description Until when one can join and pay.
             */
            closes_at: string;
            /**
             * Format: date
             * @description The day on which homes are chosen; not before it is decided whether enough joined.
             */
            selects_on: string;
            /**
             * Format: date
             * @description On this day at the latest whoever is not selected has the money back; after the day of selection.
             */
            promise_on: string;
            /**
             * Format: int32
             * @description Hours to pay after joining: 1 to 240.
             */
            payment_hours: number;
            /**
             * Format: int32
             * @description Hours after closing in which money that was paid in time is still taken: 0 to 240.
             */
            clearing_hours: number;
            /** @description The number of the permit to sell; without it, it cannot be opened. */
            presale_permit?: string | null;
            /** @description The terms that whoever joins accepts, in Markdown; without them it cannot be opened. */
            terms_markdown: string;
            /** @description The account that transfers go to: lines, at most 500 characters. */
            payee: string;
        };
        /**
         * GroupBuyMay
         * @description What the reader may do with a group buy.
         */
        GroupBuyMay: {
            /** @description Join now. */
            join: boolean;
            /** @description Change it. */
            edit: boolean;
            /** @description Offer it. */
            open: boolean;
            /** @description Decide now whether enough joined. */
            close: boolean;
            /** @description Cancel it. */
            cancel: boolean;
            /** @description Say that everybody chose who is to. */
            settle: boolean;
            /** @description See who joined. */
            work: boolean;
            /** @description Select and release those who joined, and apply their deposits. */
            select: boolean;
            /** @description Record payments and refunds. */
            take_payments: boolean;
        };
        /**
         * @description Where a group buy stands, as everybody sees it.
         * @enum {string}
         */
        GroupBuyPhase: "draft" | "announced" | "open" | "counting" | "selecting" | "settled" | "failed";
        /**
         * GroupBuyRef
         * @description How a group buy is named beside what is about it.
         * @example {
         *       "id": 4,
         *       "title": "江畔花园三期团购",
         *       "state": "open",
         *       "selects_on": "1970-01-01",
         *       "promise_on": "1970-01-01"
         *     }
         */
        GroupBuyRef: {
            /**
             * The id of a group buy.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its title. */
            title: string;
            /** @description Where it stands. */
            state: components["schemas"]["GroupBuyPhase"] & unknown;
            /**
             * Format: date
             * @description The day on which homes are chosen.
             */
            selects_on: string;
            /**
             * Format: date
             * @description On this day at the latest whoever is not selected has the money back.
             */
            promise_on: string;
        };
        /**
         * Handler
         * @description Somebody who can be made to work on complaints of a project.
         * @example {
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "open_count": 12
         *     }
         */
        Handler: {
            /** @description Who. */
            account: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: int64
             * @description Complaints of the project that they work on and that are not put right yet.
             */
            open_count: number;
        };
        /**
         * HandlerInput
         * @description Who is to work on it.
         * @example {
         *       "handler_id": 9
         *     }
         */
        HandlerInput: {
            /**
             * The id of an account.
             * Format: int64
             * @description A member of staff who answers complaints of the project.
             */
            handler_id: number;
        };
        /**
         * Health
         * @description That the process lives.
         * @example {
         *       "version": "0.1.0"
         *     }
         */
        Health: {
            /** @description The version of the program. */
            version: string;
        };
        /**
         * @description Why no figures are shown.
         * @enum {string}
         */
        HeldBack: "not_closed" | "too_few";
        /**
         * @description What was found.
         * @enum {string}
         */
        HitKind: "post" | "complaint";
        /**
         * HomeCard
         * @description A home of the reader, in a list.
         * @example {
         *       "unit": {
         *         "id": 11,
         *         "name": "1-1201"
         *       },
         *       "building": {
         *         "id": 5,
         *         "name": "3 栋"
         *       },
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "role": "owner",
         *       "stage": "building",
         *       "next": {
         *         "kind": "handover",
         *         "due_on": "2027-06-30"
         *       },
         *       "url": "/me/homes/11"
         *     }
         */
        HomeCard: {
            /** @description The home. */
            unit: components["schemas"]["UnitRef"] & unknown;
            /** @description Its building. */
            building: components["schemas"]["BuildingRef"] & unknown;
            /** @description Its project. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /** @description How the reader holds it. */
            role: components["schemas"]["OwnershipRole"] & unknown;
            /** @description Where it stands on its way. */
            stage: components["schemas"]["Stage"] & unknown;
            /** @description What comes next. */
            next: components["schemas"]["JourneyNext"] & unknown;
            /** @description Where it is read on the web, relative to the server. */
            url: string;
        };
        /**
         * HomeManager
         * @description Who looks after a home.
         */
        HomeManager: {
            /** @description Who. */
            account: components["schemas"]["AccountRef"] & unknown;
            /** @description How to reach them. */
            contact: string;
            /** @description Whether they look after this home alone, or after all of the building. */
            of: components["schemas"]["ManagerOf"] & unknown;
            /** @description Whether somebody stands in today. */
            is_away: boolean;
            /**
             * Format: date
             * @description The first day on which they are away.
             */
            away_from_on: string | null;
            /**
             * Format: date
             * @description The last one.
             */
            away_until_on: string | null;
            /** @description Who stands in then. */
            substitute: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description How to reach that one. */
            substitute_contact: string | null;
        };
        /**
         * HomeTouch
         * @description Something that is done for a home.
         */
        HomeTouch: {
            /** @description What. */
            kind: components["schemas"]["TouchKind"] & unknown;
            /** @description How it stands today. */
            state: components["schemas"]["TouchState"] & unknown;
            /**
             * Format: date
             * @description The last day on which it is not missing, where that is known.
             */
            due_on: string | null;
            /**
             * Format: date
             * @description The day on which it was done.
             */
            done_on: string | null;
        };
        /**
         * HomeVisit
         * @description A visit to a home, every four years after its handover.
         * @example {
         *       "round": 1,
         *       "due_on": "2031-06-30",
         *       "state": "ahead",
         *       "appointed_at": null,
         *       "visited_on": null,
         *       "findings": null,
         *       "visitor": null,
         *       "complaint_url": "/complaints/new?project_id=3&unit_id=11&title="
         *     }
         */
        HomeVisit: {
            /**
             * Format: int32
             * @description Which, from 1.
             */
            round: number;
            /**
             * Format: date
             * @description The day on which it is due.
             */
            due_on: string;
            /** @description How it stands. */
            state: components["schemas"]["HomeVisitState"] & unknown;
            /**
             * Format: date-time
             * @description When somebody comes.
             */
            appointed_at: string | null;
            /**
             * Format: date
             * @description The day on which somebody came.
             */
            visited_on: string | null;
            /** @description What was found. */
            findings: string | null;
            /** @description Who came. */
            visitor: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description Where what was found becomes a complaint, relative to the server. */
            complaint_url: string;
        };
        /**
         * HomeVisitFigures
         * @description How the visits of a project were made.
         * @example {
         *       "due_count": 96,
         *       "done_count": 91,
         *       "late_count": 2,
         *       "done_percent": 94
         *     }
         */
        HomeVisitFigures: {
            /**
             * Format: int64
             * @description Visits whose day is over.
             */
            due_count: number;
            /**
             * Format: int64
             * @description Those of them that were made.
             */
            done_count: number;
            /**
             * Format: int64
             * @description Those of them that nobody made within a month.
             */
            late_count: number;
            /**
             * Format: int64
             * @description Of a hundred that were due, how many were made; null where none was.
             */
            done_percent: number | null;
        };
        /**
         * @description How a visit stands.
         * @enum {string}
         */
        HomeVisitState: "ahead" | "due" | "appointed" | "done" | "late";
        /**
         * Journey
         * @description A home on its way from its contract to its visits.
         * @example {
         *       "unit": {
         *         "id": 11,
         *         "name": "1-1201"
         *       },
         *       "building": {
         *         "id": 5,
         *         "name": "3 栋"
         *       },
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "stage": "building",
         *       "steps": [
         *         {
         *           "stage": "signing",
         *           "state": "done",
         *           "begins_on": null
         *         },
         *         {
         *           "stage": "building",
         *           "state": "current",
         *           "begins_on": null
         *         },
         *         {
         *           "stage": "handover",
         *           "state": "ahead",
         *           "begins_on": null
         *         },
         *         {
         *           "stage": "lived_in",
         *           "state": "ahead",
         *           "begins_on": null
         *         }
         *       ],
         *       "signed_on": "2026-03-08",
         *       "handover_on": "2027-06-30",
         *       "handover_is_own": false,
         *       "next": {
         *         "kind": "handover",
         *         "due_on": "2027-06-30"
         *       },
         *       "manager": null,
         *       "notes": {
         *         "count": 4,
         *         "given_on": "2026-03-09"
         *       },
         *       "progress": {
         *         "total_count": 8,
         *         "done_count": 3,
         *         "late_count": 0,
         *         "next": {
         *           "id": 9,
         *           "project": {
         *             "id": 3,
         *             "slug": "jiang-an",
         *             "name": "江岸国际",
         *             "city": "武汉"
         *           },
         *           "building": null,
         *           "name": "主体结构封顶",
         *           "position": 0,
         *           "promised_on": "2026-10-31",
         *           "first_promised_on": "2026-09-30",
         *           "moved_days": 31,
         *           "forecast_on": null,
         *           "actual_on": null,
         *           "state": "upcoming",
         *           "late_days": 0,
         *           "change_count": 2,
         *           "withdrawn_at": null,
         *           "withdraw_reason": null,
         *           "version": 2,
         *           "may": {
         *             "edit": false
         *           }
         *         },
         *         "last_update": null
         *       },
         *       "checklist": {
         *         "total_count": 40,
         *         "household_count": 0,
         *         "staff_count": 0,
         *         "finding_count": 0
         *       },
         *       "visit": null,
         *       "events": [],
         *       "touches": null,
         *       "version": 1,
         *       "may": {
         *         "care": false,
         *         "acknowledge": false,
         *         "tick": true
         *       }
         *     }
         */
        Journey: {
            /** @description The home. */
            unit: components["schemas"]["UnitRef"] & unknown;
            /** @description Its building. */
            building: components["schemas"]["BuildingRef"] & unknown;
            /** @description Its project. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /** @description Where it stands. */
            stage: components["schemas"]["Stage"] & unknown;
            /** @description Every stage of the way, in order. */
            steps: components["schemas"]["JourneyStep"][];
            /**
             * Format: date
             * @description The day of its contract.
             */
            signed_on: string | null;
            /**
             * Format: date
             * @description The day of its handover.
             */
            handover_on: string | null;
            /** @description Whether that day is its own, or else that of the project. */
            handover_is_own: boolean;
            /** @description What comes next. */
            next: components["schemas"]["JourneyNext"] & unknown;
            /** @description Who looks after it. */
            manager: (components["schemas"]["HomeManager"] & unknown) | null;
            /** @description What to mind of its contract. */
            notes: components["schemas"]["JourneyNotes"] & unknown;
            /** @description How far building has come. */
            progress: components["schemas"]["JourneyProgress"] & unknown;
            /** @description What was ticked of its checklist. */
            checklist: components["schemas"]["JourneyChecklist"] & unknown;
            /** @description The next visit; null while it is not known when it is handed over. */
            visit: (components["schemas"]["HomeVisit"] & unknown) | null;
            /** @description What takes place there that the reader knows of, the next first. */
            events: components["schemas"]["JourneyEvent"][];
            /** @description What is done for it; null for its household. */
            touches: components["schemas"]["HomeTouch"][] | null;
            /**
             * Format: int64
             * @description Grows with every edit of its days, 0 before the first; give it as `If-Match` to say them.
             */
            version: number;
            /** @description What the reader may do. */
            may: components["schemas"]["JourneyMay"] & unknown;
            fund: components["schemas"]["FundRef"] | null;
        };
        /**
         * JourneyChecklist
         * @description What was ticked of a checklist, counted.
         */
        JourneyChecklist: {
            /**
             * Format: int64
             * @description Items there are.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Items that the household ticked.
             */
            household_count: number;
            /**
             * Format: int64
             * @description Items that staff ticked.
             */
            staff_count: number;
            /**
             * Format: int64
             * @description Items that are not as they should be.
             */
            finding_count: number;
        };
        /**
         * JourneyEvent
         * @description Something that takes place where a home is.
         */
        JourneyEvent: {
            /**
             * The id of an event.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its title. */
            title: string;
            /** @description What people come for. */
            kind: components["schemas"]["EventKind"] & unknown;
            /**
             * Format: date-time
             * @description When it begins.
             */
            begins_at: string;
            /** @description Where to come to. */
            place: string;
            /** @description Where it is read on the web, relative to the server. */
            url: string;
        };
        /**
         * JourneyMay
         * @description What the reader may do with a home.
         */
        JourneyMay: {
            /** @description Say its days, name its manager, appoint its visits. */
            care: boolean;
            /** @description Say that what to mind of the contract was gone through. */
            acknowledge: boolean;
            /** @description Tick its checklist. */
            tick: boolean;
        };
        /**
         * JourneyNext
         * @description What comes next for a household.
         */
        JourneyNext: {
            /** @description What. */
            kind: components["schemas"]["NextKind"] & unknown;
            /**
             * Format: date
             * @description When, where that is known.
             */
            due_on: string | null;
        };
        /**
         * JourneyNotes
         * @description What to mind of a contract, counted.
         */
        JourneyNotes: {
            /**
             * Format: int64
             * @description How many notes there are.
             */
            count: number;
            /**
             * Format: date
             * @description When the household went through them.
             */
            given_on: string | null;
        };
        /**
         * JourneyProgress
         * @description How far building has come.
         */
        JourneyProgress: {
            /**
             * Format: int64
             * @description Milestones of the building and of its project.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Those that were reached.
             */
            done_count: number;
            /**
             * Format: int64
             * @description Those whose day is over and that are not reached.
             */
            late_count: number;
            /** @description The next. */
            next: (components["schemas"]["Milestone"] & unknown) | null;
            /** @description The last news. */
            last_update: (components["schemas"]["UpdateRef"] & unknown) | null;
        };
        /**
         * JourneyStep
         * @description A stage of the way.
         */
        JourneyStep: {
            /** @description Which. */
            stage: components["schemas"]["Stage"] & unknown;
            /** @description Whether it is over, now or still to come. */
            state: components["schemas"]["StageState"] & unknown;
            /**
             * Format: date
             * @description The day on which it is reached, where that is known.
             */
            begins_on: string | null;
        };
        /**
         * @description A language of the product.
         * @enum {string}
         */
        Locale: "zh-CN" | "en";
        /** @enum {string} */
        MailMode: "instant" | "digest" | "never";
        /**
         * ManagerInput
         * @description Who looks after homes.
         * @example {
         *       "account_id": 12,
         *       "contact": "137 0000 0000，每天 9 点到 20 点",
         *       "substitute_id": null,
         *       "substitute_contact": null,
         *       "away_from_on": null,
         *       "away_until_on": null
         *     }
         */
        ManagerInput: {
            /**
             * The id of an account.
             * Format: int64
             * @description Who: somebody who cares for homes there.
             */
            account_id: number;
            /** @description How to reach them, for the households: 1 to 120 characters. */
            contact: string;
            /**
             * The id of an account.
             * Format: int64
             * @description Who stands in while they are away.
             */
            substitute_id?: number | null;
            /** @description How to reach that one. */
            substitute_contact?: string | null;
            /**
             * Format: date
             * @description The first day on which they are away.
             */
            away_from_on?: string | null;
            /**
             * Format: date
             * @description The last one.
             */
            away_until_on?: string | null;
        };
        /**
         * @description What a manager looks after.
         * @enum {string}
         */
        ManagerOf: "home" | "building";
        /**
         * @description How an account stands to the project at hand.
         *
         *     Of several the first counts.
         * @enum {string}
         */
        Mark: "staff" | "owner" | "buyer" | "tenant" | "proxy";
        /**
         * Me
         * @description Oneself.
         * @example {
         *       "id": 7,
         *       "name": "xiaoli",
         *       "display_name": "江畔小李",
         *       "bio": "住在三栋，喜欢跑步。",
         *       "avatar_url": "/api/v1/attachments/3",
         *       "email": "xiaoli@example.com",
         *       "email_proven": true,
         *       "email_failing": false,
         *       "email_code_expires_at": null,
         *       "phone": "+8613800138000",
         *       "phone_pending": null,
         *       "phone_code_expires_at": null,
         *       "locale": "zh-CN",
         *       "created_at": "2026-03-02T01:00:00+00:00",
         *       "roles": [],
         *       "permissions": [],
         *       "ownerships": [],
         *       "consent_version": "2026-11-26",
         *       "consent_required": false
         *     }
         */
        Me: {
            /**
             * The id of an account.
             * Format: int64
             * @description The account.
             */
            id: number;
            /** @description The name to sign in with. */
            name: string;
            /** @description The name that is shown. */
            display_name: string;
            /** @description A few words about oneself, plain text. */
            bio: string;
            /** @description The picture, if there is one; relative to the server. */
            avatar_url: string | null;
            /** @description The e-mail address; nobody else sees it. */
            email: string | null;
            /** @description Whether a code proved the address: until then one reads but does not write. */
            email_proven: boolean;
            /** @description Whether mail to the address comes back: somebody should look whether it is right. */
            email_failing: boolean;
            /**
             * Format: date-time
             * @description Until when the code that was mailed last can be typed in; null where none waits.
             */
            email_code_expires_at: string | null;
            /** @description The telephone number, in E.164, that a code proved; nobody else sees it. */
            phone: string | null;
            /** @description The number that waits for the code that was sent there last; null where none waits. */
            phone_pending: string | null;
            /**
             * Format: date-time
             * @description Until when that code can be typed in.
             */
            phone_code_expires_at: string | null;
            /** @description The language. */
            locale: components["schemas"]["Locale"] & unknown;
            /**
             * Format: date-time
             * @description Member since.
             */
            created_at: string;
            /** @description The roles that are held. */
            roles: components["schemas"]["RoleGrant"][];
            /** @description What may be done somewhere; where, each thing says in its `may`. */
            permissions: components["schemas"]["Permission"][];
            /** @description The homes that were claimed, whatever became of the claim. */
            ownerships: components["schemas"]["Ownership"][];
            /** @description The version of the privacy notice that was agreed to last. */
            consent_version: string | null;
            /** @description Whether there is a newer one to agree to. */
            consent_required: boolean;
        };
        /**
         * MePatch
         * @description What of oneself is to change; what is left out stays.
         * @example {
         *       "display_name": "江畔小李",
         *       "bio": null,
         *       "locale": "en",
         *       "email": null
         *     }
         */
        MePatch: {
            /** @description 1 to 40 characters. */
            display_name?: string | null;
            /** @description At most 500 characters of plain text. */
            bio?: string | null;
            /** @description The language. */
            locale?: (components["schemas"]["Locale"] & unknown) | null;
            /** @description Another e-mail address, to be proven by a code before it counts. */
            email?: string | null;
        };
        /**
         * MemberInput
         * @description Who joins.
         * @example {
         *       "terms_version": 1,
         *       "birthday": "02-29",
         *       "referral_code": null
         *     }
         */
        MemberInput: {
            /**
             * Format: int32
             * @description The version of the terms that was read and agreed to.
             */
            terms_version: number;
            /** @description Month and day, such as `02-29`. */
            birthday?: string | null;
            /** @description The code of the member who sent them, as `claim_referral` takes it. */
            referral_code?: string | null;
        };
        /**
         * @description Why somebody may be about to leave.
         * @enum {string}
         */
        MemberRisk: "away" | "does_less" | "low_rating" | "long_complaint";
        /**
         * @description Where somebody stands between joining and leaving.
         * @enum {string}
         */
        MemberStage: "acquired" | "growing" | "mature" | "declining" | "left";
        /**
         * MemberStanding
         * @description Where a member stands between joining and leaving, and what that was reckoned from.
         * @example {
         *       "membership_id": 12,
         *       "number": "10000012",
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "stage": "declining",
         *       "risks": [
         *         "does_less"
         *       ],
         *       "joined_at": "2026-03-02T01:00:00+00:00",
         *       "last_seen_at": "2026-03-02T01:00:00+00:00",
         *       "deed_count": 1,
         *       "deed_before_count": 5,
         *       "lowest_rating": null,
         *       "complaint_since_at": null
         *     }
         */
        MemberStanding: {
            /**
             * The id of a membership.
             * Format: int64
             * @description The membership.
             */
            membership_id: number;
            /** @description Its number. */
            number: string;
            /** @description Whose it is. */
            account: components["schemas"]["AccountRef"] & unknown;
            /** @description Where they stand. */
            stage: components["schemas"]["MemberStage"] & unknown;
            /** @description Why they may be about to leave; empty where nothing says so. */
            risks: components["schemas"]["MemberRisk"][];
            /**
             * Format: date-time
             * @description Since when they are a member.
             */
            joined_at: string;
            /**
             * Format: date-time
             * @description When they were seen last, or did something; null where that is not known.
             */
            last_seen_at: string | null;
            /**
             * Format: int64
             * @description What they did within half a year: posts, events, redemptions, referrals.
             */
            deed_count: number;
            /**
             * Format: int64
             * @description What they did in the half-year before.
             */
            deed_before_count: number;
            /**
             * Format: int32
             * @description The lowest rating of how a complaint of theirs was handled, 1 to 5, of those of a year.
             */
            lowest_rating: number | null;
            /**
             * Format: date-time
             * @description Since when the oldest of their open complaints waits.
             */
            complaint_since_at: string | null;
        };
        /**
         * Membership
         * @description A membership, for the member and for whoever runs the club.
         * @example {
         *       "id": 17,
         *       "number": "10000017",
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "joined_at": "2026-03-02T01:00:00+00:00",
         *       "left_at": null,
         *       "birthday": "02-29",
         *       "points": {
         *         "available": 1280,
         *         "held": 0,
         *         "pending": 500,
         *         "debt": 0
         *       },
         *       "expiring": [
         *         {
         *           "expires_on": "1970-01-01",
         *           "points": 80
         *         }
         *       ],
         *       "tier": {
         *         "tier": {
         *           "code": "gold",
         *           "name_zh": "金卡会员",
         *           "name_en": "Gold",
         *           "threshold": 2000,
         *           "benefits_html": "<ul>\n<li>生日礼</li>\n</ul>\n"
         *         },
         *         "qualifying_points": 2150,
         *         "window_from_on": "1970-01-01",
         *         "next": null,
         *         "points_to_next": null
         *       },
         *       "referral_code": "K7Q2M9XD",
         *       "version": 1
         *     }
         */
        Membership: {
            /**
             * The id of a membership.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The number, in eight digits. */
            number: string;
            /** @description Whose it is. */
            account: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: date-time
             * @description Since when.
             */
            joined_at: string;
            /**
             * Format: date-time
             * @description Until when; null for members.
             */
            left_at: string | null;
            /** @description Month and day, where it was told. */
            birthday: string | null;
            /** @description What there is. */
            points: components["schemas"]["PointBalance"] & unknown;
            /** @description What expires when, soonest first: the next 24 days of expiry. */
            expiring: components["schemas"]["ExpiringPoints"][];
            /** @description The tier. */
            tier: components["schemas"]["TierStanding"] & unknown;
            /** @description With which others say who sent them. */
            referral_code: string;
            /**
             * Format: int64
             * @description Grows with every change of the membership itself.
             */
            version: number;
        };
        /**
         * MessageAnswer
         * @description What came of a message.
         * @example {
         *       "outcome": "held"
         *     }
         */
        MessageAnswer: {
            /** @description What came of it; of one that came before, what came of it then. */
            outcome: components["schemas"]["MessageOutcome"] & unknown;
        };
        /**
         * @description What came of a message.
         * @enum {string}
         */
        MessageOutcome: "held" | "returned" | "refunded" | "noted" | "kept";
        /**
         * Milestone
         * @description A step of building that was promised for a day.
         * @example {
         *       "id": 9,
         *       "project": {
         *         "id": 3,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "building": null,
         *       "name": "主体结构封顶",
         *       "position": 0,
         *       "promised_on": "2026-10-31",
         *       "first_promised_on": "2026-09-30",
         *       "moved_days": 31,
         *       "forecast_on": null,
         *       "actual_on": null,
         *       "state": "upcoming",
         *       "late_days": 0,
         *       "change_count": 2,
         *       "withdrawn_at": null,
         *       "withdraw_reason": null,
         *       "version": 2,
         *       "may": {
         *         "edit": false
         *       }
         *     }
         */
        Milestone: {
            /**
             * The id of a milestone.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The project. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /** @description The building; null for the whole project. */
            building: (components["schemas"]["BuildingRef"] & unknown) | null;
            /** @description What is reached. */
            name: string;
            /**
             * Format: int32
             * @description Its place among those of the building.
             */
            position: number;
            /**
             * Format: date
             * @description The day that is promised.
             */
            promised_on: string;
            /**
             * Format: date
             * @description The day that was promised first.
             */
            first_promised_on: string;
            /**
             * Format: int64
             * @description By how many days the promise is later than the first one; below zero where it is earlier.
             */
            moved_days: number;
            /**
             * Format: date
             * @description The day that is expected by now, where it is another.
             */
            forecast_on: string | null;
            /**
             * Format: date
             * @description The day on which it was reached.
             */
            actual_on: string | null;
            /** @description How it stands. */
            state: components["schemas"]["MilestoneState"] & unknown;
            /**
             * Format: int64
             * @description By how many days it is after its promise: it was when it was reached, it is by now, or it is expected to be.
             */
            late_days: number;
            /**
             * Format: int64
             * @description How often something of its days changed, its making included.
             */
            change_count: number;
            /**
             * Format: date-time
             * @description When it was withdrawn.
             */
            withdrawn_at: string | null;
            /** @description Why. */
            withdraw_reason: string | null;
            /**
             * Format: int64
             * @description Grows with every edit; give it as `If-Match` to edit.
             */
            version: number;
            /** @description What the reader may do with it. */
            may: components["schemas"]["MilestoneMay"] & unknown;
        };
        /**
         * MilestoneChange
         * @description What changed about a milestone. It stays as it is.
         * @example {
         *       "id": 17,
         *       "kind": "promise_moved",
         *       "before_on": "2026-09-30",
         *       "after_on": "2026-10-31",
         *       "reason": "汛期停工三周。",
         *       "by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "changed_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        MilestoneChange: {
            /**
             * The id of a change of a milestone.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What changed. */
            kind: components["schemas"]["MilestoneChangeKind"] & unknown;
            /**
             * Format: date
             * @description The day before.
             */
            before_on: string | null;
            /**
             * Format: date
             * @description The day after.
             */
            after_on: string | null;
            /** @description Why. */
            reason: string | null;
            /** @description Who changed it; null for the command line. */
            by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When.
             */
            changed_at: string;
        };
        /**
         * @description What changed about a milestone.
         * @enum {string}
         */
        MilestoneChangeKind: "made" | "promise_moved" | "forecast_moved" | "reached" | "reopened" | "withdrawn";
        /**
         * MilestoneInput
         * @description A milestone that is promised.
         * @example {
         *       "building_id": null,
         *       "name": "主体结构封顶",
         *       "promised_on": "2026-09-30",
         *       "forecast_on": null,
         *       "position": null
         *     }
         */
        MilestoneInput: {
            /**
             * The id of a building.
             * Format: int64
             * @description The building; null for the whole project.
             */
            building_id?: number | null;
            /** @description What is reached: 1 to 80 characters. */
            name: string;
            /**
             * Format: date
             * @description The day that is promised.
             */
            promised_on: string;
            /**
             * Format: date
             * @description The day that is expected by now, where it is another.
             */
            forecast_on?: string | null;
            /**
             * Format: int32
             * @description Its place, 0 to 10000; after the last where none is given.
             */
            position?: number | null;
        };
        /**
         * MilestoneMay
         * @description What the reader may do with a milestone.
         */
        MilestoneMay: {
            /** @description Change it, and withdraw it. */
            edit: boolean;
        };
        /**
         * MilestonePatch
         * @description What of a milestone is to change; what is left out stays.
         * @example {
         *       "name": null,
         *       "position": null,
         *       "promised_on": "2026-10-31",
         *       "reason": "汛期停工三周。"
         *     }
         */
        MilestonePatch: {
            /** @description What is reached. */
            name?: string | null;
            /**
             * Format: int32
             * @description Its place.
             */
            position?: number | null;
            /**
             * Format: date
             * @description The day that is promised; another one takes a reason.
             */
            promised_on?: string | null;
            /**
             * Format: date
             * @description The day that is expected; null takes it away.
             */
            forecast_on?: string | null;
            /**
             * Format: date
             * @description The day on which it was reached, not after today; another one takes a reason, and so does null: it was not reached
             *     after all.
             */
            actual_on?: string | null;
            /** @description Why a promise moves: at most 500 characters, for everybody to read. */
            reason?: string | null;
        };
        /**
         * MilestoneRef
         * @description A milestone, named.
         */
        MilestoneRef: {
            /**
             * The id of a milestone.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What is reached. */
            name: string;
        };
        /**
         * @description How a milestone stands.
         * @enum {string}
         */
        MilestoneState: "upcoming" | "at_risk" | "late" | "done" | "done_late" | "withdrawn";
        /**
         * MissingTouch
         * @description Something that is missing for a home.
         * @example {
         *       "unit": {
         *         "id": 11,
         *         "name": "1-1201"
         *       },
         *       "building": {
         *         "id": 5,
         *         "name": "3 栋"
         *       },
         *       "kind": "manager_named",
         *       "due_on": "2026-03-22",
         *       "days_late": 6,
         *       "url": "/staff/homes/11"
         *     }
         */
        MissingTouch: {
            /** @description The home. */
            unit: components["schemas"]["UnitRef"] & unknown;
            /** @description Its building. */
            building: components["schemas"]["BuildingRef"] & unknown;
            /** @description What is missing. */
            kind: components["schemas"]["TouchKind"] & unknown;
            /**
             * Format: date
             * @description The last day on which it was not.
             */
            due_on: string;
            /**
             * Format: int64
             * @description By how many days.
             */
            days_late: number;
            /** @description Where staff see the home on the web, relative to the server. */
            url: string;
        };
        /**
         * MyBulletin
         * @description A bulletin that one was sent.
         * @example {
         *       "id": 7,
         *       "title": "江畔三月：样板间开放",
         *       "html": "<p>样板间<strong>周六</strong>开放，欢迎带家人来看。</p>",
         *       "begun_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        MyBulletin: {
            /**
             * The id of a bulletin.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its title. */
            title: string;
            /** @description What it says, safe to show as it is. */
            html: string;
            /**
             * Format: date-time
             * @description When it began to be sent.
             */
            begun_at: string | null;
        };
        /**
         * MySurvey
         * @description A survey that one is asked by.
         * @example {
         *       "id": 4,
         *       "title": "住得怎么样",
         *       "kind": "satisfaction",
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "anonymous": true,
         *       "opens_at": "2026-03-02T01:00:00+00:00",
         *       "closes_at": "2026-03-02T01:00:00+00:00",
         *       "question_count": 3,
         *       "minutes_estimated": 1,
         *       "points": 20,
         *       "answered": false,
         *       "declined": false,
         *       "may_answer": true,
         *       "why_not": null
         *     }
         */
        MySurvey: {
            /**
             * The id of a survey.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its title. */
            title: string;
            /** @description What it is for. */
            kind: components["schemas"]["SurveyKind"] & unknown;
            /** @description The project; null for the whole group. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
            /** @description Whether nobody learns who answered what. */
            anonymous: boolean;
            /**
             * Format: date-time
             * @description From when on one can answer.
             */
            opens_at: string;
            /**
             * Format: date-time
             * @description Until when one can answer.
             */
            closes_at: string;
            /**
             * Format: int32
             * @description How many questions there are.
             */
            question_count: number;
            /**
             * Format: int32
             * @description How many minutes it takes, about.
             */
            minutes_estimated: number;
            /**
             * Format: int64
             * @description The points that answering gives; null where it gives none, as to whoever is no member of the club.
             */
            points: number | null;
            /** @description Whether one answered. */
            answered: boolean;
            /** @description Whether one declined: nobody reminds of it any more. */
            declined: boolean;
            /** @description Whether one can answer now. */
            may_answer: boolean;
            /** @description Why not; null where one can. */
            why_not: (components["schemas"]["Code"] & unknown) | null;
        };
        /**
         * NamedAnswer
         * @description An answer to a survey that is not anonymous.
         * @example {
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "building_name": "一号楼",
         *       "stage": "moved_in",
         *       "answered_on": "1970-01-01",
         *       "low_score": true,
         *       "replies": [
         *         {
         *           "question_id": 1,
         *           "number": 4,
         *           "choices": [],
         *           "text": "电梯常常停"
         *         }
         *       ]
         *     }
         */
        NamedAnswer: {
            /** @description Who gave it; null once the account is erased. */
            account: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description The name of the building; null for members of the club. */
            building_name: string | null;
            /** @description How far the household had come when it was invited. */
            stage: (components["schemas"]["SurveyStage"] & unknown) | null;
            /**
             * Format: date
             * @description On which day it was given.
             */
            answered_on: string;
            /** @description Whether whoever gave it is not content: 6 of 10 at most, or two stars. */
            low_score: boolean;
            /** @description What it says. */
            replies: components["schemas"]["NamedReply"][];
        };
        /**
         * NamedManager
         * @description Somebody who was named to look after homes.
         * @example {
         *       "id": 4,
         *       "building": {
         *         "id": 5,
         *         "name": "3 栋"
         *       },
         *       "unit": null,
         *       "account": {
         *         "id": 12,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "contact": "137 0000 0000，每天 9 点到 20 点",
         *       "substitute": null,
         *       "substitute_contact": null,
         *       "away_from_on": null,
         *       "away_until_on": null,
         *       "is_away": false,
         *       "holds_role": true,
         *       "named_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        NamedManager: {
            /**
             * The id of a naming of a manager.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The building. */
            building: components["schemas"]["BuildingRef"] & unknown;
            /** @description The home; null for all of the building. */
            unit: (components["schemas"]["UnitRef"] & unknown) | null;
            /** @description Who. */
            account: components["schemas"]["AccountRef"] & unknown;
            /** @description How to reach them. */
            contact: string;
            /** @description Who stands in while they are away. */
            substitute: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description How to reach that one. */
            substitute_contact: string | null;
            /**
             * Format: date
             * @description The first day on which they are away.
             */
            away_from_on: string | null;
            /**
             * Format: date
             * @description The last one.
             */
            away_until_on: string | null;
            /** @description Whether somebody stands in today. */
            is_away: boolean;
            /** @description Whether they still have a role in which one cares for homes there; if not, nobody looks after these. */
            holds_role: boolean;
            /**
             * Format: date-time
             * @description When they were named.
             */
            named_at: string;
        };
        /**
         * NamedReply
         * @description What an answer says to one question.
         */
        NamedReply: {
            /**
             * The id of a question of a survey.
             * Format: int64
             * @description The question.
             */
            question_id: number;
            /**
             * Format: int32
             * @description A number or stars.
             */
            number: number | null;
            /** @description Keys of choices. */
            choices: string[];
            /** @description Words. */
            text: string | null;
        };
        /**
         * @description What comes next for a household.
         * @enum {string}
         */
        NextKind: "notes" | "handover_day" | "handover" | "checklist" | "visit" | "none";
        /**
         * NoteInput
         * @description What staff tell each other.
         * @example {
         *       "text": "厂家说配件周四到，先不要承诺周三。"
         *     }
         */
        NoteInput: {
            /** @description Plain text, at most 2 000 characters. */
            text: string;
        };
        /**
         * Notice
         * @description That something happened.
         * @example {
         *       "id": 31,
         *       "kind": "post_replied",
         *       "title": "江畔小李在《样板间哪天可以看？》里回复了你",
         *       "text": "周六上午九点到下午五点都可以。",
         *       "url": "/topics/12#p4",
         *       "actor": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "happened_at": "2026-03-02T01:00:00+00:00",
         *       "read_at": null
         *     }
         */
        Notice: {
            /**
             * The id of a notice. On every database notices become visible in the order of their ids.
             * Format: int64
             * @description The id; newer ones are larger.
             */
            id: number;
            /** @description What it tells. */
            kind: components["schemas"]["NoticeKind"] & unknown;
            /** @description One sentence that says it, in the language of the account. */
            title: string;
            /** @description What it is about, in a line; may be empty. */
            text: string;
            /** @description Where it leads, relative to the server. */
            url: string;
            /** @description Who caused it; null where nobody did. */
            actor: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When it happened.
             */
            happened_at: string;
            /**
             * Format: date-time
             * @description When it was read; null while it is not.
             */
            read_at: string | null;
        };
        /**
         * NoticeChoice
         * @description How an account is told of one kind of thing.
         */
        NoticeChoice: {
            /** @description Of what. */
            kind: components["schemas"]["NoticeKind"] & unknown;
            /** @description Whether it is shown among the notices. */
            in_app: boolean;
            /** @description When it is mailed, to a proven address. */
            mail: components["schemas"]["MailMode"] & unknown;
            /** @description Whether it is sent as a text message, to a proven number. Where it is not said when they are set, it stays. */
            sms?: boolean | null;
            /** @description Whether it is pushed to the devices of the account. Where it is not said when they are set, it stays. */
            push?: boolean | null;
        };
        /**
         * NoticeDevice
         * @description A device that notices are pushed to.
         * @example {
         *       "id": 4,
         *       "name": "小李的手机",
         *       "current": true,
         *       "created_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        NoticeDevice: {
            /**
             * The id of a device.
             * Format: int64
             * @description The device.
             */
            id: number;
            /** @description What its owner calls it. */
            name: string;
            /** @description Whether the session that asks registered it. */
            current: boolean;
            /**
             * Format: date-time
             * @description When it was registered.
             */
            created_at: string;
        };
        /** @enum {string} */
        NoticeKind: "topic_replied" | "post_replied" | "mentioned" | "complaint_answered" | "complaint_asked" | "complaint_progressed" | "complaint_resolved" | "complaint_filed" | "complaint_assigned" | "complaint_to_decide" | "complaint_followed_up" | "complaint_reopened" | "complaint_closed" | "complaint_escalated" | "delivery_failed" | "ownership_decided" | "role_granted" | "registration_changed" | "event_changed" | "event_reminder" | "points_earned" | "points_spent" | "points_adjusted" | "points_expiring" | "referral_changed" | "deposit_changed" | "update_published" | "milestone_changed" | "home_changed" | "survey_invited" | "fund_spent";
        /**
         * NoticeSettings
         * @description How an account wants to be told.
         * @example {
         *       "kinds": [
         *         {
         *           "kind": "mentioned",
         *           "in_app": true,
         *           "mail": "digest",
         *           "sms": false,
         *           "push": true
         *         }
         *       ],
         *       "quiet_from": "22:00",
         *       "quiet_until": "07:00"
         *     }
         */
        NoticeSettings: {
            /** @description Each kind that the account can be told of; what is not named when they are set stays. */
            kinds: components["schemas"]["NoticeChoice"][];
            /** @description When quiet begins, such as `22:00` (UTC+8): mail waits until it ends. Null for no quiet. */
            quiet_from?: string | null;
            /** @description When quiet ends, such as `07:00`. */
            quiet_until?: string | null;
        };
        /**
         * @description In which order notices are listed.
         * @enum {string}
         */
        NoticeSort: "newest" | "unread";
        /**
         * NoticesRead
         * @description Up to where notices were read.
         * @example {
         *       "notice_id": 31
         *     }
         */
        NoticesRead: {
            /**
             * The id of a notice. On every database notices become visible in the order of their ids.
             * Format: int64
             * @description The newest notice that was seen: this one and all older ones are read, what came since is not.
             */
            notice_id: number;
        };
        /**
         * Offer
         * @description Seats that are kept until somebody answers.
         */
        Offer: {
            /**
             * Format: int32
             * @description How many; may be fewer than the party has.
             */
            seat_count: number;
            /**
             * Format: date-time
             * @description Until when.
             */
            expires_at: string;
        };
        /**
         * OnBehalfInput
         * @description Who told staff of a complaint, how and when.
         */
        OnBehalfInput: {
            /**
             * The id of an account.
             * Format: int64
             * @description Whose complaint it is.
             */
            account_id: number;
            /** @description How staff were told: `phone` or `walk_in`. */
            channel: components["schemas"]["Channel"] & unknown;
            /**
             * Format: date-time
             * @description When they were told, at most 24 hours ago: the promise counts from here.
             */
            received_at: string;
        };
        /**
         * @description Who may read a complaint beside its household and the staff of its project.
         * @enum {string}
         */
        Openness: "public" | "private";
        /**
         * @description What became of a complaint that was to be assigned together with others.
         * @enum {string}
         */
        Outcome: "assigned" | "unchanged" | "not_found" | "forbidden" | "not_answering" | "wrong_state";
        /**
         * OwnDeposit
         * @description The reader's own deposit for a group buy.
         */
        OwnDeposit: {
            /**
             * The id of a deposit.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Where it stands. */
            state: components["schemas"]["DepositState"] & unknown;
        };
        /**
         * OwnRegistration
         * @description The reader's own registration.
         */
        OwnRegistration: {
            /**
             * The id of a registration. Within an event it is the place in the queue.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Where it stands. */
            state: components["schemas"]["RegistrationState"] & unknown;
            /**
             * Format: int64
             * @description Its seats.
             */
            seat_count: number;
            /**
             * Format: int64
             * @description The place in the queue, 1 for the next.
             */
            position: number | null;
        };
        /**
         * Ownership
         * @description That an account holds a unit.
         * @example {
         *       "id": 21,
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": null,
         *         "erased": false
         *       },
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "building_name": "3 栋",
         *       "unit_id": 11,
         *       "unit_name": "1-1201",
         *       "role": "owner",
         *       "state": "claimed",
         *       "statement": "合同尾号 4711，2025 年 6 月签约。",
         *       "claimed_at": "2026-03-02T01:00:00+00:00",
         *       "decided_at": null,
         *       "reason": null
         *     }
         */
        Ownership: {
            /**
             * The id of an ownership.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Whose it is. */
            account: components["schemas"]["AccountRef"] & unknown;
            /** @description The project in which the unit is. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /** @description The building in which the unit is. */
            building_name: string;
            /**
             * The id of a unit.
             * Format: int64
             * @description The unit.
             */
            unit_id: number;
            /** @description The number on the door. */
            unit_name: string;
            /** @description How the account stands to the unit. */
            role: components["schemas"]["OwnershipRole"] & unknown;
            /** @description Where the claim stands. */
            state: components["schemas"]["OwnershipState"] & unknown;
            /** @description What supports the claim. */
            statement: string;
            /**
             * Format: date-time
             * @description When it was last claimed.
             */
            claimed_at: string;
            /**
             * Format: date-time
             * @description When it was last decided on.
             */
            decided_at: string | null;
            /** @description Why it was refused or revoked. */
            reason: string | null;
        };
        /**
         * @description How an account stands to a unit.
         * @enum {string}
         */
        OwnershipRole: "buyer" | "owner" | "co_owner" | "tenant" | "proxy";
        /**
         * @description Where a claim stands. Only `confirmed` opens doors.
         * @enum {string}
         */
        OwnershipState: "claimed" | "confirmed" | "refused" | "revoked";
        /**
         * Page_AccountRecord
         * @description One page of a list.
         */
        Page_AccountRecord: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["AccountRecord"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_AccountRef
         * @description One page of a list.
         */
        Page_AccountRef: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["AccountRef"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Adjustment
         * @description One page of a list.
         */
        Page_Adjustment: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Adjustment"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_AssignedComplaint
         * @description One page of a list.
         */
        Page_AssignedComplaint: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["AssignedComplaint"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_AttendeeRecord
         * @description One page of a list.
         */
        Page_AttendeeRecord: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["AttendeeRecord"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Board
         * @description One page of a list.
         */
        Page_Board: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Board"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Building
         * @description One page of a list.
         */
        Page_Building: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Building"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Bulletin
         * @description One page of a list.
         */
        Page_Bulletin: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Bulletin"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_CannedAnswer
         * @description One page of a list.
         */
        Page_CannedAnswer: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["CannedAnswer"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_CheckIn
         * @description One page of a list.
         */
        Page_CheckIn: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["CheckIn"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_ChecklistItem
         * @description One page of a list.
         */
        Page_ChecklistItem: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["ChecklistItem"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_ChecklistLine
         * @description One page of a list.
         */
        Page_ChecklistLine: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["ChecklistLine"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_ClubMember
         * @description One page of a list.
         */
        Page_ClubMember: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["ClubMember"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Compensation
         * @description One page of a list.
         */
        Page_Compensation: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Compensation"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_CompensationTotal
         * @description One page of a list.
         */
        Page_CompensationTotal: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["CompensationTotal"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Complaint
         * @description One page of a list.
         */
        Page_Complaint: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Complaint"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_ComplaintAct
         * @description One page of a list.
         */
        Page_ComplaintAct: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["ComplaintAct"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_ComplaintHolder
         * @description One page of a list.
         */
        Page_ComplaintHolder: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["ComplaintHolder"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_ComplaintNote
         * @description One page of a list.
         */
        Page_ComplaintNote: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["ComplaintNote"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_ContractNote
         * @description One page of a list.
         */
        Page_ContractNote: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["ContractNote"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Delivery
         * @description One page of a list.
         */
        Page_Delivery: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Delivery"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Deposit
         * @description One page of a list.
         */
        Page_Deposit: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Deposit"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_DeskSurvey
         * @description One page of a list.
         */
        Page_DeskSurvey: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["DeskSurvey"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_DueVisit
         * @description One page of a list.
         */
        Page_DueVisit: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["DueVisit"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_EarningRule
         * @description One page of a list.
         */
        Page_EarningRule: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["EarningRule"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_EventCard
         * @description One page of a list.
         */
        Page_EventCard: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["EventCard"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_EventRating
         * @description One page of a list.
         */
        Page_EventRating: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["EventRating"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Fact
         * @description One page of a list.
         */
        Page_Fact: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Fact"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Greeting
         * @description One page of a list.
         */
        Page_Greeting: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Greeting"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_GroupBuy
         * @description One page of a list.
         */
        Page_GroupBuy: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["GroupBuy"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Handler
         * @description One page of a list.
         */
        Page_Handler: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Handler"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_HomeCard
         * @description One page of a list.
         */
        Page_HomeCard: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["HomeCard"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_HomeVisit
         * @description One page of a list.
         */
        Page_HomeVisit: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["HomeVisit"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_MemberStanding
         * @description One page of a list.
         */
        Page_MemberStanding: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["MemberStanding"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Milestone
         * @description One page of a list.
         */
        Page_Milestone: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Milestone"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_MilestoneChange
         * @description One page of a list.
         */
        Page_MilestoneChange: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["MilestoneChange"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_MissingTouch
         * @description One page of a list.
         */
        Page_MissingTouch: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["MissingTouch"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_MyBulletin
         * @description One page of a list.
         */
        Page_MyBulletin: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["MyBulletin"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_MySurvey
         * @description One page of a list.
         */
        Page_MySurvey: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["MySurvey"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_NamedAnswer
         * @description One page of a list.
         */
        Page_NamedAnswer: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["NamedAnswer"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_NamedManager
         * @description One page of a list.
         */
        Page_NamedManager: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["NamedManager"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Notice
         * @description One page of a list.
         */
        Page_Notice: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Notice"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Ownership
         * @description One page of a list.
         */
        Page_Ownership: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Ownership"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Payment
         * @description One page of a list.
         */
        Page_Payment: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Payment"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_PaymentMessage
         * @description One page of a list.
         */
        Page_PaymentMessage: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["PaymentMessage"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Project
         * @description One page of a list.
         */
        Page_Project: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Project"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_PromiseBreach
         * @description One page of a list.
         */
        Page_PromiseBreach: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["PromiseBreach"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_PromiseCut
         * @description One page of a list.
         */
        Page_PromiseCut: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["PromiseCut"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_PromiseOfProject
         * @description One page of a list.
         */
        Page_PromiseOfProject: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["PromiseOfProject"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_PromiseStretch
         * @description One page of a list.
         */
        Page_PromiseStretch: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["PromiseStretch"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Receipt
         * @description One page of a list.
         */
        Page_Receipt: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Receipt"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Redemption
         * @description One page of a list.
         */
        Page_Redemption: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Redemption"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Referral
         * @description One page of a list.
         */
        Page_Referral: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Referral"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Refund
         * @description One page of a list.
         */
        Page_Refund: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Refund"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Registration
         * @description One page of a list.
         */
        Page_Registration: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Registration"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Resident
         * @description One page of a list.
         */
        Page_Resident: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Resident"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Reward
         * @description One page of a list.
         */
        Page_Reward: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Reward"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_RoleGrant
         * @description One page of a list.
         */
        Page_RoleGrant: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["RoleGrant"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_RoutingRule
         * @description One page of a list.
         */
        Page_RoutingRule: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["RoutingRule"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_SavedView
         * @description One page of a list.
         */
        Page_SavedView: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["SavedView"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Segment
         * @description One page of a list.
         */
        Page_Segment: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Segment"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_SentReferral
         * @description One page of a list.
         */
        Page_SentReferral: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["SentReferral"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_SessionInfo
         * @description One page of a list.
         */
        Page_SessionInfo: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["SessionInfo"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_StatementLine
         * @description One page of a list.
         */
        Page_StatementLine: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["StatementLine"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_SurveyInvitation
         * @description One page of a list.
         */
        Page_SurveyInvitation: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["SurveyInvitation"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_SurveyText
         * @description One page of a list.
         */
        Page_SurveyText: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["SurveyText"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Team
         * @description One page of a list.
         */
        Page_Team: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Team"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Ticket
         * @description One page of a list.
         */
        Page_Ticket: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Ticket"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Topic
         * @description One page of a list.
         */
        Page_Topic: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Topic"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Unit
         * @description One page of a list.
         */
        Page_Unit: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Unit"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Update
         * @description One page of a list.
         */
        Page_Update: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Update"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * Page_Visit
         * @description One page of a list.
         */
        Page_Visit: {
            /** @description The items of this page, in order. */
            items: components["schemas"]["Visit"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * PasswordInput
         * @description A change of the password.
         * @example {
         *       "current_password": "river-stone-boat",
         *       "new_password": "boat-stone-river"
         *     }
         */
        PasswordInput: {
            /** @description The present one. */
            current_password: string;
            /** @description The new one: at least 10 characters, or 8 of three kinds. */
            new_password: string;
        };
        /**
         * Payment
         * @description Money that came.
         * @example {
         *       "id": 31,
         *       "provider": "transfer",
         *       "state": "held",
         *       "fen": 500000,
         *       "paid_on": "1970-01-01",
         *       "bank_reference": "20260302-000318",
         *       "reference": "LL7K2M9XDP",
         *       "payer": "林晓 尾号 6021",
         *       "received_at": "2026-03-02T01:00:00+00:00",
         *       "recorded_by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "deposit_id": 21,
         *       "group_buy": {
         *         "id": 4,
         *         "title": "江畔花园三期团购",
         *         "state": "open",
         *         "selects_on": "1970-01-01",
         *         "promise_on": "1970-01-01"
         *       },
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "refund": null
         *     }
         */
        Payment: {
            /**
             * The id of a payment.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description How it came: `transfer`, or the name of a provider. */
            provider: string;
            /** @description What became of it. */
            state: components["schemas"]["PaymentState"] & unknown;
            /**
             * Format: int64
             * @description How much, in fen.
             */
            fen: number;
            /**
             * Format: date
             * @description On which day it was paid.
             */
            paid_on: string;
            /** @description Under which number it stands in the books of the bank or the provider. */
            bank_reference: string;
            /** @description What it says for which deposit it is. */
            reference: string | null;
            /** @description Who paid. */
            payer: string | null;
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            received_at: string;
            /** @description Who recorded it; null where a provider told of it. */
            recorded_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * The id of a deposit.
             * Format: int64
             * @description For which deposit it came.
             */
            deposit_id: number | null;
            /** @description For which group buy that is. */
            group_buy: (components["schemas"]["GroupBuyRef"] & unknown) | null;
            /** @description Whose that is. */
            account: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description The refund of it, where it goes back. */
            refund: (components["schemas"]["Refund"] & unknown) | null;
        };
        /**
         * PaymentInput
         * @description Where it stands in the books.
         * @example {
         *       "reference": "JM-2026-0117"
         *     }
         */
        PaymentInput: {
            /** @description The number of the transfer, the bill or the slip, at most 60 characters. No two have the same. */
            reference: string;
        };
        /**
         * PaymentMessage
         * @description What a provider of payments said.
         * @example {
         *       "id": 7,
         *       "provider": "wechat",
         *       "message_id": "msg_2f8c",
         *       "kind": "paid",
         *       "outcome": "held",
         *       "reference": "LL7K2M9XDP",
         *       "refund_number": null,
         *       "fen": 500000,
         *       "happened_at": "2026-03-02T01:00:00+00:00",
         *       "received_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        PaymentMessage: {
            /**
             * The id of a message of a provider.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Who said it. */
            provider: string;
            /** @description Under which id. */
            message_id: string;
            /** @description What it tells of. */
            kind: components["schemas"]["PaymentMessageKind"] & unknown;
            /** @description What came of it. */
            outcome: components["schemas"]["MessageOutcome"] & unknown;
            /** @description The deposit it names. */
            reference: string | null;
            /** @description The refund it names. */
            refund_number: string | null;
            /**
             * Format: int64
             * @description How much, in fen.
             */
            fen: number | null;
            /**
             * Format: date-time
             * @description When it happened, as it says.
             */
            happened_at: string;
            /**
             * Format: date-time
             * @description When it came.
             */
            received_at: string;
        };
        /**
         * @description What a provider tells of.
         * @enum {string}
         */
        PaymentMessageKind: "paid" | "refunded" | "refund_failed";
        /**
         * @description What became of a payment.
         * @enum {string}
         */
        PaymentState: "held" | "unassigned" | "returned";
        /**
         * @description Something that needs a role.
         * @enum {string}
         */
        Permission: "manage_projects" | "edit_project" | "manage_boards" | "review_ownerships" | "moderate" | "read_owners_boards" | "use_staff_boards" | "grant_roles" | "search_accounts" | "answer_complaints" | "lead_complaints" | "manage_teams" | "approve_compensation" | "manage_events" | "host_events" | "run_club" | "serve_club" | "manage_group_buys" | "take_payments" | "care_for_homes" | "write_bulletins" | "run_surveys" | "read_surveys" | "erase_accounts" | "keep_fund";
        /**
         * PhoneInput
         * @description A telephone number.
         * @example {
         *       "phone": "13800138000"
         *     }
         */
        PhoneInput: {
            /** @description The number, with `+` and its country; without a country it is one of China. */
            phone: string;
        };
        /**
         * Photo
         * @description A photo. Whoever may read what it goes with may see it.
         * @example {
         *       "id": 77,
         *       "url": "/api/v1/attachments/77",
         *       "thumbnail_url": "/api/v1/attachments/77/thumbnail",
         *       "width": 1920,
         *       "height": 2560
         *     }
         */
        Photo: {
            /**
             * The id of an attachment.
             * Format: int64
             * @description The id, for `photo_ids`.
             */
            id: number;
            /** @description Where its bytes are, relative to the server: a JPEG. */
            url: string;
            /** @description Where a small copy is, at most 480 pixels on a side. */
            thumbnail_url: string;
            /**
             * Format: int32
             * @description Pixels across.
             */
            width: number;
            /**
             * Format: int32
             * @description Pixels down.
             */
            height: number;
        };
        /**
         * PlanInput
         * @description What there is at an event and what is asked.
         * @example {
         *       "quotas": [
         *         {
         *           "key": "bus-1",
         *           "name": "1 号车",
         *           "size": 45
         *         },
         *         {
         *           "key": "bus-2",
         *           "name": "2 号车",
         *           "size": 45
         *         },
         *         {
         *           "key": "lunch",
         *           "name": "午餐",
         *           "size": 60
         *         }
         *       ],
         *       "slots": [
         *         {
         *           "name": "1 号车",
         *           "place": "光谷广场",
         *           "begins_at": null,
         *           "ends_at": null,
         *           "quotas": [
         *             "bus-1"
         *           ]
         *         },
         *         {
         *           "name": "2 号车",
         *           "place": "汉口火车站",
         *           "begins_at": null,
         *           "ends_at": null,
         *           "quotas": [
         *             "bus-2"
         *           ]
         *         }
         *       ],
         *       "extras": [
         *         {
         *           "name": "午餐",
         *           "quotas": [
         *             "lunch"
         *           ]
         *         }
         *       ],
         *       "questions": [
         *         {
         *           "kind": "yes_no",
         *           "prompt": "是否需要儿童座椅",
         *           "choices": [],
         *           "required": true
         *         }
         *       ]
         *     }
         */
        PlanInput: {
            /**
             * @description What there is: seats of a bus, lunches, chairs. At most 20.
             * @default []
             */
            quotas: components["schemas"]["QuotaInput"][];
            /**
             * @description Of what every registration chooses one: a time, a bus with the place where it stops. At most 50; without any there
             *     is nothing to choose, and every seat counts in every quota that no extra has.
             * @default []
             */
            slots: components["schemas"]["SlotInput"][];
            /**
             * @description What is chosen for each seat beside: lunch. At most 20.
             * @default []
             */
            extras: components["schemas"]["ExtraInput"][];
            /**
             * @description What whoever registers is asked. At most 20.
             * @default []
             */
            questions: components["schemas"]["QuestionInput"][];
        };
        /**
         * PointBalance
         * @description What a member has. All of them are at least 0.
         * @example {
         *       "available": 1280,
         *       "held": 0,
         *       "pending": 500,
         *       "debt": 0
         *     }
         */
        PointBalance: {
            /**
             * Format: int64
             * @description What can be spent.
             */
            available: number;
            /**
             * Format: int64
             * @description What is set aside for something.
             */
            held: number;
            /**
             * Format: int64
             * @description What waits for an event before it can be spent.
             */
            pending: number;
            /**
             * Format: int64
             * @description What was spent and then taken back; what comes next pays it. Above 0 only while nothing is available.
             */
            debt: number;
        };
        /**
         * Post
         * @description A post.
         * @example {
         *       "id": 1024,
         *       "topic_id": 42,
         *       "number": 2,
         *       "author": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "html": "<p>今天下午三点检修，预计两小时。</p>\n",
         *       "created_at": "2026-03-02T01:00:00+00:00",
         *       "edited_at": null,
         *       "revision_count": 0,
         *       "reply_to_number": 1,
         *       "deleted": false,
         *       "deleted_by_staff": false,
         *       "may": {
         *         "edit": false,
         *         "delete": false,
         *         "restore": false
         *       },
         *       "version": 0
         *     }
         */
        Post: {
            /**
             * The id of a post.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a topic.
             * Format: int64
             * @description The topic it is in.
             */
            topic_id: number;
            /**
             * Format: int32
             * @description Its place in the topic, from 1.
             */
            number: number;
            /** @description Who wrote it. */
            author: components["schemas"]["AccountRef"] & unknown;
            /** @description What it says, as sanitised HTML; empty when it is deleted and the reader may not restore it. */
            html: string;
            /**
             * Format: date-time
             * @description When it was written.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last edited.
             */
            edited_at: string | null;
            /**
             * Format: int32
             * @description How often it was edited.
             */
            revision_count: number;
            /**
             * Format: int32
             * @description The number of the post it answers.
             */
            reply_to_number: number | null;
            /** @description Whether it is deleted. */
            deleted: boolean;
            /** @description Whether somebody else than its author deleted it. */
            deleted_by_staff: boolean;
            /** @description What the reader may do with it. */
            may: components["schemas"]["PostMay"] & unknown;
            /**
             * Format: int64
             * @description Grows with every edit; give it as `If-Match` to edit.
             */
            version: number;
        };
        /**
         * PostInput
         * @description A post to be written.
         * @example {
         *       "markdown": "同问，**周六**上午也可以吗？",
         *       "reply_to_number": 1
         *     }
         */
        PostInput: {
            /** @description What it says, in Markdown. */
            markdown: string;
            /**
             * Format: int32
             * @description The number of the post it answers.
             */
            reply_to_number?: number | null;
        };
        /**
         * PostMay
         * @description What the reader may do with a post.
         */
        PostMay: {
            /** @description Change what it says. */
            edit: boolean;
            /** @description Delete it. */
            delete: boolean;
            /** @description Restore it. */
            restore: boolean;
        };
        /**
         * PostPage
         * @description A page of a topic.
         * @example {
         *       "detail": {
         *         "topic": {
         *           "id": 42,
         *           "board_id": 3,
         *           "title": "三号楼电梯检修时间",
         *           "author": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": "owner",
         *             "erased": false
         *           },
         *           "created_at": "2026-03-02T01:00:00+00:00",
         *           "last_post_at": "2026-03-02T01:00:00+00:00",
         *           "last_post_by": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": "owner",
         *             "erased": false
         *           },
         *           "last_number": 21,
         *           "post_count": 20,
         *           "pinned": false,
         *           "locked": false,
         *           "deleted": false,
         *           "version": 1
         *         },
         *         "board": {
         *           "id": 3,
         *           "slug": "talk",
         *           "name": "业主茶座",
         *           "visibility": "public",
         *           "project_id": 1
         *         },
         *         "project": {
         *           "id": 1,
         *           "slug": "jiang-an",
         *           "name": "江岸国际",
         *           "city": "武汉"
         *         },
         *         "may": {
         *           "reply": true,
         *           "moderate": false,
         *           "edit_title": false,
         *           "delete": false
         *         }
         *       },
         *       "items": [
         *         {
         *           "id": 1024,
         *           "topic_id": 42,
         *           "number": 2,
         *           "author": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": "owner",
         *             "erased": false
         *           },
         *           "html": "<p>今天下午三点检修，预计两小时。</p>\n",
         *           "created_at": "2026-03-02T01:00:00+00:00",
         *           "edited_at": null,
         *           "revision_count": 0,
         *           "reply_to_number": 1,
         *           "deleted": false,
         *           "deleted_by_staff": false,
         *           "may": {
         *             "edit": false,
         *             "delete": false,
         *             "restore": false
         *           },
         *           "version": 0
         *         }
         *       ],
         *       "page": 1,
         *       "page_count": 2
         *     }
         */
        PostPage: {
            /** @description The topic and where it is. */
            detail: components["schemas"]["TopicDetail"] & unknown;
            /** @description The posts of the page, by number; deleted ones keep their place. */
            items: components["schemas"]["Post"][];
            /**
             * Format: int32
             * @description Which page this is, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many there are.
             */
            page_count: number;
        };
        /**
         * PostPatch
         * @description What a post is to say.
         * @example {
         *       "markdown": "同问，**周日**上午也可以吗？"
         *     }
         */
        PostPatch: {
            /** @description Markdown. */
            markdown: string;
        };
        /**
         * Preview
         * @description What a text looks like.
         * @example {
         *       "html": "<p><strong>周六</strong>上午</p>\n"
         *     }
         */
        Preview: {
            /** @description Sanitised HTML, the same that would be stored. */
            html: string;
        };
        /**
         * PreviewInput
         * @description A text to be looked at.
         * @example {
         *       "markdown": "**周六**上午"
         *     }
         */
        PreviewInput: {
            /** @description Markdown. */
            markdown: string;
        };
        /**
         * PrivacyNotice
         * @description The privacy notice that stands.
         * @example {
         *       "version": "2026-11-26",
         *       "html": "<h1>Privacy</h1>"
         *     }
         */
        PrivacyNotice: {
            /** @description Its version: send this when somebody agrees. */
            version: string;
            /** @description Its text, safe to show as it is. */
            html: string;
        };
        /**
         * ProblemBody
         * @description What went wrong, in a form that programs and people can read (RFC 9457).
         * @example {
         *       "type": "/docs/problems#invalid",
         *       "title": "Unprocessable Entity",
         *       "status": 422,
         *       "code": "invalid",
         *       "detail": "One or more fields are wrong: `errors` says which, and how.",
         *       "errors": [
         *         {
         *           "pointer": "/title",
         *           "code": "too_long"
         *         }
         *       ],
         *       "request_id": "4f9c2b1e77a0d3c8"
         *     }
         */
        ProblemBody: {
            /** @description A stable address of this kind of problem; relative to the server. */
            type: string;
            /** @description The kind of problem, in English. */
            title: string;
            /**
             * Format: uint16
             * @description The status of the answer.
             */
            status: number;
            /** @description A stable word to act on and to translate. */
            code: components["schemas"]["Code"] & unknown;
            /** @description What happened here and what to do about it, in English, without personal data. */
            detail: string | null;
            /** @description The fields that are wrong. */
            errors: components["schemas"]["ProblemField"][];
            /** @description Quote this when asking for help. */
            request_id: string | null;
        };
        /**
         * ProblemField
         * @description One wrong field.
         */
        ProblemField: {
            /** @description JSON pointer (RFC 6901) to the field. */
            pointer: string;
            /** @description What is wrong with it. */
            code: components["schemas"]["Code"] & unknown;
        };
        /**
         * Profile
         * @description What others see of an account.
         * @example {
         *       "id": 7,
         *       "name": "xiaoli",
         *       "display_name": "江畔小李",
         *       "bio": "住在三栋，喜欢跑步。",
         *       "avatar_url": null,
         *       "joined_at": "2026-03-02T01:00:00+00:00",
         *       "topic_count": 4,
         *       "post_count": 61,
         *       "staff_roles": []
         *     }
         */
        Profile: {
            /**
             * The id of an account.
             * Format: int64
             * @description The account.
             */
            id: number;
            /** @description The name it is mentioned by. */
            name: string;
            /** @description The name that is shown. */
            display_name: string;
            /** @description A few words about oneself, plain text. */
            bio: string;
            /** @description The picture, if there is one; relative to the server. */
            avatar_url: string | null;
            /**
             * Format: date-time
             * @description Member since.
             */
            joined_at: string;
            /**
             * Format: uint64
             * @description Topics that the reader may read.
             */
            topic_count: number;
            /**
             * Format: uint64
             * @description Posts that the reader may read.
             */
            post_count: number;
            /** @description The roles it holds somewhere, each once. */
            staff_roles: components["schemas"]["Role"][];
        };
        /**
         * Project
         * @description A project.
         * @example {
         *       "id": 1,
         *       "slug": "jiang-an",
         *       "name": "江岸国际",
         *       "city": "武汉",
         *       "district": "江岸区",
         *       "address": "沿江大道 168 号",
         *       "status": "on_sale",
         *       "summary": "临江的住宅小区。",
         *       "sale_on": "2026-05-01",
         *       "handover_on": null,
         *       "board_count": 4,
         *       "topic_count": 812,
         *       "version": 3,
         *       "may": {
         *         "edit": false,
         *         "manage_boards": false,
         *         "review_ownerships": false,
         *         "grant_roles": false,
         *         "answer_complaints": false
         *       }
         *     }
         */
        Project: {
            /**
             * The id of a project.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The readable part of its address. */
            slug: string;
            /** @description Its name. */
            name: string;
            /** @description Its city. */
            city: string;
            /** @description Its district. */
            district: string;
            /** @description Its address. */
            address: string;
            /** @description Where it stands in its life. */
            status: components["schemas"]["ProjectStatus"] & unknown;
            /** @description Plain text. */
            summary: string;
            /**
             * Format: date
             * @description When the sale begins or began.
             */
            sale_on: string | null;
            /**
             * Format: date
             * @description When it is handed over.
             */
            handover_on: string | null;
            /**
             * Format: int64
             * @description Boards that the reader may read.
             */
            board_count: number;
            /**
             * Format: int64
             * @description Topics in those boards.
             */
            topic_count: number;
            /**
             * Format: int64
             * @description Grows with every edit; give it as `If-Match` to edit.
             */
            version: number;
            /** @description What the reader may do with it. */
            may: components["schemas"]["ProjectMay"] & unknown;
        };
        /**
         * ProjectInput
         * @description A project that is to be made.
         * @example {
         *       "slug": "jiang-an",
         *       "name": "江岸国际",
         *       "city": "武汉",
         *       "district": "江岸区",
         *       "address": "沿江大道 168 号",
         *       "status": "on_sale",
         *       "summary": "临江的住宅小区。",
         *       "sale_on": "2026-05-01",
         *       "handover_on": null
         *     }
         */
        ProjectInput: {
            /** @description The readable part of its address: `[a-z0-9-]{2,60}`, unique. */
            slug: string;
            /** @description 1 to 80 characters. */
            name: string;
            /** @description 1 to 40 characters. */
            city: string;
            /** @description At most 40 characters. */
            district: string;
            /** @description At most 200 characters. */
            address: string;
            /** @description Where it stands in its life. */
            status: components["schemas"]["ProjectStatus"] & unknown;
            /** @description Plain text, at most 2000 characters. */
            summary: string;
            /**
             * Format: date
             * @description When the sale begins or began.
             */
            sale_on?: string | null;
            /**
             * Format: date
             * @description When it is handed over.
             */
            handover_on?: string | null;
        };
        /**
         * ProjectMay
         * @description What the reader may do with a project.
         */
        ProjectMay: {
            /** @description Change it, its facts, buildings and units. */
            edit: boolean;
            /** @description Make and change its boards. */
            manage_boards: boolean;
            /** @description Decide on who is at home there. */
            review_ownerships: boolean;
            /** @description Give and take its roles. */
            grant_roles: boolean;
            /** @description Answer its complaints, and file for whoever calls. */
            answer_complaints: boolean;
            keep_fund: boolean;
        };
        /**
         * ProjectPatch
         * @description What of a project is to change; what is left out stays, and a date that is null is taken away.
         * @example {
         *       "slug": null,
         *       "name": null,
         *       "city": null,
         *       "district": null,
         *       "address": null,
         *       "status": "handed_over",
         *       "summary": null
         *     }
         */
        ProjectPatch: {
            /** @description The readable part of its address. */
            slug?: string | null;
            /** @description Its name. */
            name?: string | null;
            /** @description Its city; the roles of a city follow it at once. */
            city?: string | null;
            /** @description Its district. */
            district?: string | null;
            /** @description Its address. */
            address?: string | null;
            /** @description Where it stands in its life. */
            status?: (components["schemas"]["ProjectStatus"] & unknown) | null;
            /** @description Plain text. */
            summary?: string | null;
            /**
             * Format: date
             * @description When the sale begins or began.
             */
            sale_on?: string | null;
            /**
             * Format: date
             * @description When it is handed over.
             */
            handover_on?: string | null;
        };
        /**
         * ProjectRef
         * @description A project, as far as it takes to name it and to link to it.
         * @example {
         *       "id": 1,
         *       "slug": "jiang-an",
         *       "name": "江岸国际",
         *       "city": "武汉"
         *     }
         */
        ProjectRef: {
            /**
             * The id of a project.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The readable part of its address. */
            slug: string;
            /** @description Its name. */
            name: string;
            /** @description Its city. */
            city: string;
        };
        /**
         * @description Where a project stands in its life.
         * @enum {string}
         */
        ProjectStatus: "planned" | "on_sale" | "under_construction" | "handed_over";
        /**
         * Promise
         * @description How the promise of a first answer was kept.
         * @example {
         *       "from_at": "2026-03-02T01:00:00+00:00",
         *       "until_at": "2026-03-02T01:00:00+00:00",
         *       "promised_count": 63,
         *       "met_count": 57,
         *       "breached_count": 1,
         *       "open_count": 3,
         *       "withdrawn_count": 2,
         *       "waiting_count": 3,
         *       "compliance_percent": 98.3,
         *       "strict_met_count": 56,
         *       "strict_percent": 96.6,
         *       "median_s": 5400,
         *       "p75_s": 20700,
         *       "p90_s": 61200,
         *       "p99_s": 90000,
         *       "disputed_count": 2,
         *       "upheld_count": 1,
         *       "retracted_count": 0,
         *       "confirmed_count": 41,
         *       "auto_closed_count": 9,
         *       "moderated_count": 0,
         *       "extended_count": 3,
         *       "kept_count": 12,
         *       "missed_count": 1,
         *       "paused_s": 172800,
         *       "waiting_by_age": [
         *         {
         *           "age": "under_4h",
         *           "count": 3
         *         }
         *       ],
         *       "waiting_by_rung": [
         *         {
         *           "rung": null,
         *           "count": 3
         *         }
         *       ]
         *     }
         */
        Promise: {
            /**
             * Format: date-time
             * @description The first instant of the period.
             */
            from_at: string;
            /**
             * Format: date-time
             * @description The end of the period, not included.
             */
            until_at: string;
            /**
             * Format: int64
             * @description All that were promised in the period: met, breached, open and withdrawn.
             */
            promised_count: number;
            /**
             * Format: int64
             * @description Answered in time.
             */
            met_count: number;
            /**
             * Format: int64
             * @description Not answered in time, answered since or not.
             */
            breached_count: number;
            /**
             * Format: int64
             * @description Not answered and not yet due.
             */
            open_count: number;
            /**
             * Format: int64
             * @description Withdrawn before they were due: counted apart.
             */
            withdrawn_count: number;
            /**
             * Format: int64
             * @description Of those breached and open, how many still wait for an answer.
             */
            waiting_count: number;
            /**
             * Format: double
             * @description Met of those whose time is up, in per cent; null while there is none.
             */
            compliance_percent: number | null;
            /**
             * Format: int64
             * @description Met with no answer that was taken back or disputed.
             */
            strict_met_count: number;
            /**
             * Format: double
             * @description The same in per cent of those whose time is up.
             */
            strict_percent: number | null;
            /**
             * Format: int64
             * @description Half were answered within so many seconds (nearest rank). Those that wait count with the time they have waited, so
             *     while any wait this is a lower bound.
             */
            median_s: number | null;
            /**
             * Format: int64
             * @description Three of four; counted in the same way.
             */
            p75_s: number | null;
            /**
             * Format: int64
             * @description Nine of ten; counted in the same way.
             */
            p90_s: number | null;
            /**
             * Format: int64
             * @description Ninety-nine of a hundred; counted in the same way.
             */
            p99_s: number | null;
            /**
             * Format: int64
             * @description Answers of which complainants said, in the period, that they are none.
             */
            disputed_count: number;
            /**
             * Format: int64
             * @description Disputes that leads agreed to.
             */
            upheld_count: number;
            /**
             * Format: int64
             * @description Answers that were taken back.
             */
            retracted_count: number;
            /**
             * Format: int64
             * @description Complaints whose complainants agreed that it is put right.
             */
            confirmed_count: number;
            /**
             * Format: int64
             * @description Complaints that were closed because the complainant said nothing: no agreement.
             */
            auto_closed_count: number;
            /**
             * Format: int64
             * @description Complaints that two members of staff closed as spam or abuse.
             */
            moderated_count: number;
            /**
             * Format: int64
             * @description How often the time to put something right was extended.
             */
            extended_count: number;
            /**
             * Format: int64
             * @description What staff promised until a date in the period and kept.
             */
            kept_count: number;
            /**
             * Format: int64
             * @description What they did not.
             */
            missed_count: number;
            /**
             * Format: int64
             * @description How long the time to put something right stood still, in seconds, over all complaints of the period.
             */
            paused_s: number;
            /** @description Everybody who waits for a first answer now, whenever that began, by how long. */
            waiting_by_age: components["schemas"]["PromiseAge"][];
            /** @description The same people, by the highest step of the ladder that their time has reached. */
            waiting_by_rung: components["schemas"]["PromiseRung"][];
        };
        /**
         * PromiseAge
         * @description How many wait for how long.
         */
        PromiseAge: {
            /** @description How long. */
            age: components["schemas"]["WaitingAge"] & unknown;
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
        };
        /**
         * PromiseBreach
         * @description A first answer that was not there when it was due.
         * @example {
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "number": 17,
         *       "complaint_id": null,
         *       "category": "facilities",
         *       "grade": "s2",
         *       "cycle": 1,
         *       "started_at": "2026-03-02T01:00:00+00:00",
         *       "due_at": "2026-03-02T01:00:00+00:00",
         *       "answered_at": null,
         *       "late_s": 3600
         *     }
         */
        PromiseBreach: {
            /** @description The project. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /**
             * Format: int32
             * @description The number of the complaint in its project.
             */
            number: number;
            /**
             * The id of a complaint.
             * Format: int64
             * @description The complaint, where the reader may read it.
             */
            complaint_id: number | null;
            /** @description What it is about; null where it is not public and so few others are about the same that it would say whose it is. */
            category: (components["schemas"]["Category"] & unknown) | null;
            /** @description How grave it is. */
            grade: components["schemas"]["Grade"] & unknown;
            /**
             * Format: int32
             * @description How often the complaint had been opened.
             */
            cycle: number;
            /**
             * Format: date-time
             * @description From when the promise counts.
             */
            started_at: string;
            /**
             * Format: date-time
             * @description Until when an answer was promised.
             */
            due_at: string;
            /**
             * Format: date-time
             * @description When it was answered; null while it is not.
             */
            answered_at: string | null;
            /**
             * Format: int64
             * @description By how many seconds it was late; so far, while it is not answered.
             */
            late_s: number;
        };
        /**
         * PromiseCut
         * @description How the promise was kept for complaints that are alike.
         * @example {
         *       "key": "facilities",
         *       "promised_count": 63,
         *       "met_count": 57,
         *       "breached_count": 1,
         *       "open_count": 3,
         *       "withdrawn_count": 2,
         *       "waiting_count": 3,
         *       "compliance_percent": 98.3,
         *       "strict_met_count": 56,
         *       "strict_percent": 96.6,
         *       "median_s": 5400,
         *       "p75_s": 20700,
         *       "p90_s": 61200,
         *       "p99_s": 90000
         *     }
         */
        PromiseCut: {
            /** @description The category, grade or channel. */
            key: string;
            /**
             * Format: int64
             * @description All that were promised in the period: met, breached, open and withdrawn.
             */
            promised_count: number;
            /**
             * Format: int64
             * @description Answered in time.
             */
            met_count: number;
            /**
             * Format: int64
             * @description Not answered in time, answered since or not.
             */
            breached_count: number;
            /**
             * Format: int64
             * @description Not answered and not yet due.
             */
            open_count: number;
            /**
             * Format: int64
             * @description Withdrawn before they were due: counted apart.
             */
            withdrawn_count: number;
            /**
             * Format: int64
             * @description Of those breached and open, how many still wait for an answer.
             */
            waiting_count: number;
            /**
             * Format: double
             * @description Met of those whose time is up, in per cent; null while there is none.
             */
            compliance_percent: number | null;
            /**
             * Format: int64
             * @description Met with no answer that was taken back or disputed.
             */
            strict_met_count: number;
            /**
             * Format: double
             * @description The same in per cent of those whose time is up.
             */
            strict_percent: number | null;
            /**
             * Format: int64
             * @description Half were answered within so many seconds (nearest rank). Those that wait count with the time they have waited, so
             *     while any wait this is a lower bound.
             */
            median_s: number | null;
            /**
             * Format: int64
             * @description Three of four; counted in the same way.
             */
            p75_s: number | null;
            /**
             * Format: int64
             * @description Nine of ten; counted in the same way.
             */
            p90_s: number | null;
            /**
             * Format: int64
             * @description Ninety-nine of a hundred; counted in the same way.
             */
            p99_s: number | null;
        };
        /**
         * PromiseOfProject
         * @description How the promise was kept in a project.
         * @example {
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "promised_count": 63,
         *       "met_count": 57,
         *       "breached_count": 1,
         *       "open_count": 3,
         *       "withdrawn_count": 2,
         *       "waiting_count": 3,
         *       "compliance_percent": 98.3,
         *       "strict_met_count": 56,
         *       "strict_percent": 96.6,
         *       "median_s": 5400,
         *       "p75_s": 20700,
         *       "p90_s": 61200,
         *       "p99_s": 90000
         *     }
         */
        PromiseOfProject: {
            /** @description The project. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /**
             * Format: int64
             * @description All that were promised in the period: met, breached, open and withdrawn.
             */
            promised_count: number;
            /**
             * Format: int64
             * @description Answered in time.
             */
            met_count: number;
            /**
             * Format: int64
             * @description Not answered in time, answered since or not.
             */
            breached_count: number;
            /**
             * Format: int64
             * @description Not answered and not yet due.
             */
            open_count: number;
            /**
             * Format: int64
             * @description Withdrawn before they were due: counted apart.
             */
            withdrawn_count: number;
            /**
             * Format: int64
             * @description Of those breached and open, how many still wait for an answer.
             */
            waiting_count: number;
            /**
             * Format: double
             * @description Met of those whose time is up, in per cent; null while there is none.
             */
            compliance_percent: number | null;
            /**
             * Format: int64
             * @description Met with no answer that was taken back or disputed.
             */
            strict_met_count: number;
            /**
             * Format: double
             * @description The same in per cent of those whose time is up.
             */
            strict_percent: number | null;
            /**
             * Format: int64
             * @description Half were answered within so many seconds (nearest rank). Those that wait count with the time they have waited, so
             *     while any wait this is a lower bound.
             */
            median_s: number | null;
            /**
             * Format: int64
             * @description Three of four; counted in the same way.
             */
            p75_s: number | null;
            /**
             * Format: int64
             * @description Nine of ten; counted in the same way.
             */
            p90_s: number | null;
            /**
             * Format: int64
             * @description Ninety-nine of a hundred; counted in the same way.
             */
            p99_s: number | null;
        };
        /**
         * PromiseRung
         * @description How many stand on a step of the ladder.
         */
        PromiseRung: {
            /** @description The step; null before the first. */
            rung: (components["schemas"]["Rung"] & unknown) | null;
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
        };
        /**
         * PromiseStretch
         * @description How the promise was kept in a stretch of time.
         * @example {
         *       "begins_on": "1970-01-01",
         *       "ends_on": "1970-01-01",
         *       "promised_count": 63,
         *       "met_count": 57,
         *       "breached_count": 1,
         *       "open_count": 3,
         *       "withdrawn_count": 2,
         *       "waiting_count": 3,
         *       "compliance_percent": 98.3,
         *       "strict_met_count": 56,
         *       "strict_percent": 96.6,
         *       "median_s": 5400,
         *       "p75_s": 20700,
         *       "p90_s": 61200,
         *       "p99_s": 90000
         *     }
         */
        PromiseStretch: {
            /**
             * Format: date
             * @description The first day, at the projects.
             */
            begins_on: string;
            /**
             * Format: date
             * @description The last day.
             */
            ends_on: string;
            /**
             * Format: int64
             * @description All that were promised in the period: met, breached, open and withdrawn.
             */
            promised_count: number;
            /**
             * Format: int64
             * @description Answered in time.
             */
            met_count: number;
            /**
             * Format: int64
             * @description Not answered in time, answered since or not.
             */
            breached_count: number;
            /**
             * Format: int64
             * @description Not answered and not yet due.
             */
            open_count: number;
            /**
             * Format: int64
             * @description Withdrawn before they were due: counted apart.
             */
            withdrawn_count: number;
            /**
             * Format: int64
             * @description Of those breached and open, how many still wait for an answer.
             */
            waiting_count: number;
            /**
             * Format: double
             * @description Met of those whose time is up, in per cent; null while there is none.
             */
            compliance_percent: number | null;
            /**
             * Format: int64
             * @description Met with no answer that was taken back or disputed.
             */
            strict_met_count: number;
            /**
             * Format: double
             * @description The same in per cent of those whose time is up.
             */
            strict_percent: number | null;
            /**
             * Format: int64
             * @description Half were answered within so many seconds (nearest rank). Those that wait count with the time they have waited, so
             *     while any wait this is a lower bound.
             */
            median_s: number | null;
            /**
             * Format: int64
             * @description Three of four; counted in the same way.
             */
            p75_s: number | null;
            /**
             * Format: int64
             * @description Nine of ten; counted in the same way.
             */
            p90_s: number | null;
            /**
             * Format: int64
             * @description Ninety-nine of a hundred; counted in the same way.
             */
            p99_s: number | null;
        };
        /**
         * @description Which table is exported.
         * @enum {string}
         */
        PromiseTable: "series" | "projects" | "breaches";
        /**
         * ProviderMessage
         * @description What a provider of payments tells.
         * @example {
         *       "kind": "paid",
         *       "happened_at": "2026-03-02T01:00:00+00:00",
         *       "trade_number": "4200001234202603021234567890",
         *       "fen": 500000,
         *       "reference": "LL7K2M9XDP",
         *       "refund_number": null,
         *       "failure": null,
         *       "payer": null
         *     }
         */
        ProviderMessage: {
            /** @description What it tells of. */
            kind: components["schemas"]["PaymentMessageKind"] & unknown;
            /**
             * Format: date-time
             * @description When that happened.
             */
            happened_at: string;
            /** @description Under which number the provider has the payment or the refund: each once. */
            trade_number: string;
            /**
             * Format: int64
             * @description How much, in fen.
             */
            fen: number;
            /** @description Of a payment: the reference of the deposit. */
            reference?: string | null;
            /** @description Of a refund: its number. */
            refund_number?: string | null;
            /** @description Of a refund that failed: why. */
            failure?: string | null;
            /** @description Of a payment: who paid. */
            payer?: string | null;
        };
        /**
         * PublishInput
         * @description Which events are published.
         * @example {
         *       "whole_series": true
         *     }
         */
        PublishInput: {
            /**
             * @description All weeks of its series that are drafts, or this one alone.
             * @default false
             */
            whole_series: boolean;
        };
        /**
         * Question
         * @description Something that whoever registers is asked.
         */
        Question: {
            /**
             * The id of a question.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What an answer looks like. */
            kind: components["schemas"]["QuestionKind"] & unknown;
            /** @description The question. */
            prompt: string;
            /** @description What can be chosen. */
            choices: string[];
            /** @description Whether it has to be answered. */
            required: boolean;
        };
        /**
         * QuestionInput
         * @description A question.
         */
        QuestionInput: {
            /** @description What an answer looks like. */
            kind: components["schemas"]["QuestionKind"] & unknown;
            /** @description The question, at most 200 characters. */
            prompt: string;
            /**
             * @description Of a choice: 2 to 20 answers.
             * @default []
             */
            choices: string[];
            /**
             * @description Whether it has to be answered.
             * @default false
             */
            required: boolean;
        };
        /**
         * @description What an answer looks like.
         * @enum {string}
         */
        QuestionKind: "text" | "choice" | "yes_no";
        /**
         * QuestionResults
         * @description What came of one question.
         */
        QuestionResults: {
            /**
             * The id of a question of a survey.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description How it is answered. */
            kind: components["schemas"]["SurveyQuestionKind"] & unknown;
            /** @description The question, in the language of the reader. */
            text: string;
            /** @description What of complaints it is about. */
            topic: (components["schemas"]["Category"] & unknown) | null;
            /** @description What can be chosen. */
            choices: components["schemas"]["SurveyChoice"][];
            /** @description Its figures; null where nobody answered, or of an anonymous survey fewer than five. */
            figures: (components["schemas"]["SurveyFigures"] & unknown) | null;
        };
        /**
         * Quota
         * @description How much there is of something.
         */
        Quota: {
            /**
             * The id of a quota.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its word within the plan. */
            key: string;
            /** @description What there is. */
            name: string;
            /**
             * Format: int32
             * @description How much of it; null where there is no end.
             */
            size: number | null;
            /**
             * Format: int32
             * @description How much is left.
             */
            left: number | null;
            /**
             * Format: int32
             * @description How much is taken or kept; for staff of the event.
             */
            taken: number | null;
            /**
             * Format: int32
             * @description How much more is taken than there is; for staff of the event.
             */
            over: number;
        };
        /**
         * QuotaChange
         * @description What came of changing a quota.
         * @example {
         *       "quota": {
         *         "id": 5,
         *         "key": "bus-1",
         *         "name": "1 号车",
         *         "size": 45,
         *         "left": 7,
         *         "taken": null,
         *         "over": 0
         *       },
         *       "over": 0,
         *       "concerned": [],
         *       "event_version": 4
         *     }
         */
        QuotaChange: {
            /** @description The quota as it is now. */
            quota: components["schemas"]["Quota"] & unknown;
            /**
             * Format: int32
             * @description How much more is taken than there is: nobody loses a seat by that.
             */
            over: number;
            /** @description Those who came last to what is over, the last first: whom to call. */
            concerned: components["schemas"]["Registration"][];
            /**
             * Format: int64
             * @description The version of the event now.
             */
            event_version: number;
        };
        /**
         * QuotaInput
         * @description How much there is of something.
         */
        QuotaInput: {
            /** @description Its word within the plan: `bus-1`. */
            key: string;
            /** @description What there is, at most 60 characters. */
            name: string;
            /**
             * Format: int32
             * @description How much of it, 0 to 100 000; without an end where it is null.
             */
            size?: number | null;
        };
        /**
         * QuotaPatch
         * @description How much there is of something from now on.
         * @example {
         *       "name": "1 号车",
         *       "size": 50
         *     }
         */
        QuotaPatch: {
            /** @description What there is. */
            name: string;
            /**
             * Format: int32
             * @description How much of it; without an end where it is null.
             */
            size?: number | null;
        };
        /**
         * Rating
         * @description What somebody who was there says of an event.
         */
        Rating: {
            /**
             * Format: int32
             * @description 1 to 5.
             */
            stars: number;
            /** @description In words; may be empty. */
            words: string;
            /**
             * Format: date-time
             * @description When it was said.
             */
            rated_at: string;
            /** @description Where a complaint about it is begun, relative to the server; where few stars were given for an event of a project. */
            complaint_url: string | null;
        };
        /**
         * RatingInput
         * @description How it was handled.
         * @example {
         *       "rating": 5
         *     }
         */
        RatingInput: {
            /**
             * Format: int32
             * @description 1 to 5.
             */
            rating: number;
        };
        /**
         * ReadInput
         * @description How far a topic was read.
         * @example {
         *       "number": 20
         *     }
         */
        ReadInput: {
            /**
             * Format: int32
             * @description The highest number read.
             */
            number: number;
        };
        /**
         * Readiness
         * @description That the server can serve.
         * @example {
         *       "indexed_count": 30909,
         *       "search_lag": 0,
         *       "notice_lag": 0,
         *       "writable": true
         *     }
         */
        Readiness: {
            /**
             * Format: uint64
             * @description Posts in the index.
             */
            indexed_count: number;
            /**
             * Format: uint64
             * @description Changes that search has not taken in yet; a few while people write.
             */
            search_lag: number;
            /**
             * Format: uint64
             * @description Changes that nobody has been told of yet; a few while people write. Where it grows, notices stand still.
             */
            notice_lag: number;
            /**
             * @description Whether there is room for what people write: false from the first write that the disk refused until one
             *     succeeds, which is tried every few seconds.
             */
            writable: boolean;
        };
        /**
         * ReasonInput
         * @description Why something is done, or is not.
         * @example {
         *       "markdown": "这是物业公司的合同，请转给物业组。"
         *     }
         */
        ReasonInput: {
            /** @description In Markdown; 1 to 8 000 characters. */
            markdown: string;
        };
        /**
         * Receipt
         * @description A receipt, as staff recorded it.
         * @example {
         *       "id": 8,
         *       "membership_id": 17,
         *       "number": "10000017",
         *       "fen": 258000,
         *       "paid_on": "1970-01-01",
         *       "reference": "WY-2026-0311",
         *       "recorded_by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "recorded_at": "2026-03-02T01:00:00+00:00",
         *       "voided_at": null,
         *       "void_reason": null
         *     }
         */
        Receipt: {
            /**
             * The id of a receipt.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a membership.
             * Format: int64
             * @description Whose.
             */
            membership_id: number;
            /** @description The number of that membership. */
            number: string;
            /**
             * Format: int64
             * @description How much was paid, in fen.
             */
            fen: number;
            /**
             * Format: date
             * @description When.
             */
            paid_on: string;
            /** @description Its reference in the books. */
            reference: string;
            /** @description Who recorded it. */
            recorded_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When.
             */
            recorded_at: string;
            /**
             * Format: date-time
             * @description When it was found void.
             */
            voided_at: string | null;
            /** @description Why. */
            void_reason: string | null;
        };
        /**
         * ReceiptInput
         * @description A receipt.
         * @example {
         *       "number": "10000017",
         *       "fen": 258000,
         *       "paid_on": "1970-01-01",
         *       "reference": "WY-2026-0311"
         *     }
         */
        ReceiptInput: {
            /** @description The number of the membership. */
            number: string;
            /**
             * Format: int64
             * @description How much was paid, in fen.
             */
            fen: number;
            /**
             * Format: date
             * @description When.
             */
            paid_on: string;
            /** @description Its reference in the books, at most 80 characters: recorded once. */
            reference: string;
        };
        /**
         * ReceiptsInput
         * @description Many receipts.
         * @example {
         *       "text": "number,fen,paid_on,reference\n10000017,258000,2026-03-01,WY-2026-0311\n"
         *     }
         */
        ReceiptsInput: {
            /** @description CSV with the header `number,fen,paid_on,reference`, or one JSON object of these fields a line; at most 1 000 lines. */
            text: string;
        };
        /**
         * ReceiptsReport
         * @description What an import came to.
         * @example {
         *       "recorded_count": 2,
         *       "known_count": 1,
         *       "refused": [
         *         {
         *           "line": 4,
         *           "code": "not_found"
         *         }
         *       ]
         *     }
         */
        ReceiptsReport: {
            /**
             * Format: uint64
             * @description Receipts that were recorded.
             */
            recorded_count: number;
            /**
             * Format: uint64
             * @description Receipts that were recorded before, just so.
             */
            known_count: number;
            /** @description Lines that were refused. */
            refused: components["schemas"]["RefusedLine"][];
        };
        /**
         * ReceivedReferral
         * @description Who sent the reader, and where it stands.
         */
        ReceivedReferral: {
            /**
             * The id of a referral.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Who sent. */
            referrer: components["schemas"]["AccountRef"] & unknown;
            /** @description Where it stands. */
            state: components["schemas"]["ReferralState"] & unknown;
            /**
             * Format: date-time
             * @description Since when it is known.
             */
            claimed_at: string;
        };
        /**
         * @description What was done for a household.
         * @enum {string}
         */
        RecordedTouch: "notes_given" | "welcomed";
        /**
         * RecoveryInput
         * @description Who has forgotten the password.
         * @example {
         *       "login": "xiaoli@example.com"
         *     }
         */
        RecoveryInput: {
            /** @description Name, e-mail address or phone number. */
            login: string;
        };
        /**
         * Redemption
         * @description A reward that a member redeemed, with its voucher.
         * @example {
         *       "id": 12,
         *       "reward_id": 3,
         *       "title": "家庭保洁两小时",
         *       "membership_id": 17,
         *       "number": "10000017",
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "points": 800,
         *       "code": "K7Q2M9XDP4TN",
         *       "state": "issued",
         *       "redeemed_at": "2026-03-02T01:00:00+00:00",
         *       "use_by_at": "2026-03-02T01:00:00+00:00",
         *       "overdue": false,
         *       "used_at": null,
         *       "cancelled_at": null,
         *       "may_cancel": true
         *     }
         */
        Redemption: {
            /**
             * The id of a redemption.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a reward.
             * Format: int64
             * @description The reward.
             */
            reward_id: number;
            /** @description What that is called. */
            title: string;
            /**
             * The id of a membership.
             * Format: int64
             * @description Whose it is.
             */
            membership_id: number;
            /** @description The number of that membership. */
            number: string;
            /** @description Whose that is. */
            account: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: int64
             * @description For how many points.
             */
            points: number;
            /** @description The code of the voucher: whoever shows it gets the reward, once. */
            code: string;
            /** @description Where it stands. */
            state: components["schemas"]["RedemptionState"] & unknown;
            /**
             * Format: date-time
             * @description When it was redeemed.
             */
            redeemed_at: string;
            /**
             * Format: date-time
             * @description Until when the voucher can be used, this instant included.
             */
            use_by_at: string;
            /** @description Whether that time is over and it was not used. */
            overdue: boolean;
            /**
             * Format: date-time
             * @description When it was used.
             */
            used_at: string | null;
            /**
             * Format: date-time
             * @description When it was cancelled.
             */
            cancelled_at: string | null;
            /** @description Whether the reader may cancel it. */
            may_cancel: boolean;
        };
        /**
         * @description Where a redemption stands.
         * @enum {string}
         */
        RedemptionState: "issued" | "used" | "cancelled";
        /**
         * Referral
         * @description A referral, for staff.
         * @example {
         *       "id": 4,
         *       "referrer": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "referrer_number": "10000017",
         *       "referee": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "state": "signed",
         *       "reference": "HT-2026-0311",
         *       "claimed_at": "2026-03-02T01:00:00+00:00",
         *       "recorded_by": null,
         *       "signed_on": "1970-01-01",
         *       "release_on": "1970-01-01",
         *       "points_promised": 5000,
         *       "points_given": 0,
         *       "points_taken_back": 0,
         *       "steps": [
         *         {
         *           "state": "signed",
         *           "happened_on": "1970-01-01",
         *           "recorded_by": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": "owner",
         *             "erased": false
         *           },
         *           "recorded_at": "2026-03-02T01:00:00+00:00",
         *           "reason": null
         *         }
         *       ],
         *       "may_record": true,
         *       "next_states": [
         *         "cancelled"
         *       ],
         *       "version": 2
         *     }
         */
        Referral: {
            /**
             * The id of a referral.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Who sent. */
            referrer: components["schemas"]["AccountRef"] & unknown;
            /** @description The number of their membership. */
            referrer_number: string;
            /** @description Who was sent. */
            referee: components["schemas"]["AccountRef"] & unknown;
            /** @description Where it stands. */
            state: components["schemas"]["ReferralState"] & unknown;
            /** @description The reference of the contract. */
            reference: string | null;
            /**
             * Format: date-time
             * @description Since when it is known.
             */
            claimed_at: string;
            /** @description Who recorded it; null where the one who was sent said so. */
            recorded_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date
             * @description When the contract was signed.
             */
            signed_on: string | null;
            /**
             * Format: date
             * @description While points wait: from which day on they can be spent.
             */
            release_on: string | null;
            /**
             * Format: int64
             * @description Points that wait.
             */
            points_promised: number;
            /**
             * Format: int64
             * @description Points that were given and stand.
             */
            points_given: number;
            /**
             * Format: int64
             * @description Points that were taken back.
             */
            points_taken_back: number;
            /** @description What was recorded of it, oldest first. */
            steps: components["schemas"]["ReferralStep"][];
            /** @description Whether the reader may record a step: not on a referral that they are on either side of. */
            may_record: boolean;
            /** @description The steps that can follow. */
            next_states: components["schemas"]["StepState"][];
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
        };
        /**
         * ReferralClaim
         * @description Who sent the reader, and whether they may still say so.
         * @example {
         *       "referral": {
         *         "id": 4,
         *         "referrer": {
         *           "id": 7,
         *           "name": "xiaoli",
         *           "display_name": "江畔小李",
         *           "avatar_url": "/api/v1/attachments/3",
         *           "mark": "owner",
         *           "erased": false
         *         },
         *         "state": "claimed",
         *         "claimed_at": "2026-03-02T01:00:00+00:00"
         *       },
         *       "may_claim": false,
         *       "why_not": "already_referred",
         *       "claim_until_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        ReferralClaim: {
            /** @description The newest referral of the reader; null where nobody sent them. */
            referral: (components["schemas"]["ReceivedReferral"] & unknown) | null;
            /** @description Whether the reader may say now who sent them. */
            may_claim: boolean;
            /** @description If not, what is in the way: `already_referred`, `already_owner`, `too_late` or `email_not_proven`. */
            why_not: (components["schemas"]["Code"] & unknown) | null;
            /**
             * Format: date-time
             * @description Until when they may.
             */
            claim_until_at: string;
        };
        /**
         * ReferralClaimInput
         * @description Who sent the account that says so.
         * @example {
         *       "referral_code": "K7Q2-M9XD"
         *     }
         */
        ReferralClaimInput: {
            /** @description The code of the member, however it is typed. */
            referral_code: string;
        };
        /**
         * ReferralCounts
         * @description How often each step was taken, by the day on which it happened. What was cancelled later stays counted where it was.
         */
        ReferralCounts: {
            /**
             * Format: uint64
             * @description It was told who sent them.
             */
            claimed_count: number;
            /**
             * Format: uint64
             * @description They came to look.
             */
            visited_count: number;
            /**
             * Format: uint64
             * @description They reserved a home.
             */
            reserved_count: number;
            /**
             * Format: uint64
             * @description They signed a contract.
             */
            signed_count: number;
            /**
             * Format: uint64
             * @description Nothing came of it, or nothing any more.
             */
            cancelled_count: number;
        };
        /**
         * ReferralFigures
         * @description Figures of referrals.
         * @example {
         *       "total": {
         *         "claimed_count": 41,
         *         "visited_count": 28,
         *         "reserved_count": 12,
         *         "signed_count": 9,
         *         "cancelled_count": 3
         *       },
         *       "months": [
         *         {
         *           "month_on": "1970-01-01",
         *           "counts": {
         *             "claimed_count": 41,
         *             "visited_count": 28,
         *             "reserved_count": 12,
         *             "signed_count": 9,
         *             "cancelled_count": 3
         *           }
         *         }
         *       ],
         *       "home_count": 25,
         *       "referred_home_count": 8,
         *       "referred_percent": 32
         *     }
         */
        ReferralFigures: {
            /** @description What happened in these days. */
            total: components["schemas"]["ReferralCounts"] & unknown;
            /** @description The same by month, oldest first. */
            months: components["schemas"]["ReferralMonth"][];
            /**
             * Format: uint64
             * @description Homes that were confirmed as bought in these days: of what is recorded here, not of all that was sold.
             */
            home_count: number;
            /**
             * Format: uint64
             * @description Those of them that somebody bought who was sent, by a contract that stands.
             */
            referred_home_count: number;
            /**
             * Format: double
             * @description What share that is, in percent; null where no home was confirmed.
             */
            referred_percent: number | null;
        };
        /**
         * ReferralInput
         * @description Who sent whom.
         * @example {
         *       "referrer": "10000017",
         *       "referee_id": null,
         *       "referee_contact": "138 0013 8000"
         *     }
         */
        ReferralInput: {
            /** @description The number of the member who sent, or their code. */
            referrer: string;
            /**
             * The id of an account.
             * Format: int64
             * @description The account that was sent; or `referee_contact`.
             */
            referee_id?: number | null;
            /** @description Its whole phone number, e-mail address or name; or `referee_id`. */
            referee_contact?: string | null;
        };
        /**
         * ReferralMonth
         * @description A month of figures.
         */
        ReferralMonth: {
            /**
             * Format: date
             * @description Its first day. Of the first and the last month only the days that were asked for count.
             */
            month_on: string;
            /** @description What happened in it. */
            counts: components["schemas"]["ReferralCounts"] & unknown;
        };
        /**
         * @description Where a referral stands.
         * @enum {string}
         */
        ReferralState: "claimed" | "visited" | "reserved" | "signed" | "rewarded" | "cancelled";
        /**
         * ReferralStep
         * @description A step of a referral.
         */
        ReferralStep: {
            /** @description Where it came to. */
            state: components["schemas"]["ReferralState"] & unknown;
            /**
             * Format: date
             * @description On which day.
             */
            happened_on: string;
            /** @description Who recorded it; null where it came by itself or the one who was sent said so. */
            recorded_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When.
             */
            recorded_at: string;
            /** @description Why, where that had to be said. */
            reason: string | null;
        };
        /**
         * ReferralStepInput
         * @description A step of a referral.
         * @example {
         *       "state": "signed",
         *       "happened_on": "1970-01-01",
         *       "reference": "HT-2026-0311",
         *       "reason": null
         *     }
         */
        ReferralStepInput: {
            /** @description Which. */
            state: components["schemas"]["StepState"] & unknown;
            /**
             * Format: date
             * @description On which day it happened, by the clock of the club; none that is still to come.
             */
            happened_on: string;
            /** @description Of `signed`, and only there: the reference of the contract, at most 80 characters. It is of one referral. */
            reference?: string | null;
            /** @description Why, at most 500 characters: for `cancelled`, and for a day before that of the step before. */
            reason?: string | null;
        };
        /**
         * Refund
         * @description Money that goes back.
         * @example {
         *       "id": 42,
         *       "number": "R10000042",
         *       "state": "due",
         *       "cause": "withdrawn",
         *       "provider": "transfer",
         *       "fen": 500000,
         *       "payment_id": 31,
         *       "bank_reference_in": "20260302-000318",
         *       "payer": null,
         *       "deposit_id": 21,
         *       "group_buy": {
         *         "id": 4,
         *         "title": "江畔花园三期团购",
         *         "state": "open",
         *         "selects_on": "1970-01-01",
         *         "promise_on": "1970-01-01"
         *       },
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "begun_at": "2026-03-02T01:00:00+00:00",
         *       "due_on": "1970-01-01",
         *       "days_late": 0,
         *       "failure": null,
         *       "sent_on": null,
         *       "bank_reference": null,
         *       "sent_by": null,
         *       "confirmed_by": null,
         *       "done_at": null,
         *       "may": {
         *         "send": false,
         *         "confirm": false
         *       }
         *     }
         */
        Refund: {
            /**
             * The id of a refund.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its number: the key for whoever pays it, so that it is paid once. */
            number: string;
            /** @description Where it stands. */
            state: components["schemas"]["RefundState"] & unknown;
            /** @description Why it goes back. */
            cause: components["schemas"]["RefundCause"] & unknown;
            /** @description How it goes back: as it came. */
            provider: string;
            /**
             * Format: int64
             * @description How much, in fen.
             */
            fen: number;
            /**
             * The id of a payment.
             * Format: int64
             * @description The payment that goes back.
             */
            payment_id: number;
            /** @description Under which number that stands in the books of the bank or the provider. */
            bank_reference_in: string;
            /** @description Who paid, for staff who pay it back. */
            payer: string | null;
            /**
             * The id of a deposit.
             * Format: int64
             * @description The deposit that it came for.
             */
            deposit_id: number | null;
            /** @description The group buy of that. */
            group_buy: (components["schemas"]["GroupBuyRef"] & unknown) | null;
            /** @description Whose that is. */
            account: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            begun_at: string;
            /**
             * Format: date
             * @description On which day it has to be back.
             */
            due_on: string;
            /**
             * Format: int64
             * @description By how many days it is late, or came late; 0 where it is not.
             */
            days_late: number;
            /** @description Why the provider could not pay it, as it said last. */
            failure: string | null;
            /**
             * Format: date
             * @description On which day it was sent.
             */
            sent_on: string | null;
            /** @description Under which number it stands in the books of the bank or the provider. */
            bank_reference: string | null;
            /** @description Who recorded that it was sent, for staff. */
            sent_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description Who confirmed that, for staff. */
            confirmed_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When it was done.
             */
            done_at: string | null;
            /** @description What the reader may do. */
            may: components["schemas"]["RefundMay"] & unknown;
        };
        /**
         * @description Why money goes back.
         * @enum {string}
         */
        RefundCause: "withdrawn" | "not_selected" | "group_buy_failed" | "promise_passed" | "late" | "double" | "other_amount" | "full" | "unassigned";
        /**
         * RefundMay
         * @description What the reader may do with a refund.
         */
        RefundMay: {
            /** @description Record that it was sent. */
            send: boolean;
            /** @description Confirm that it was sent. */
            confirm: boolean;
        };
        /**
         * @description Where a refund stands.
         * @enum {string}
         */
        RefundState: "due" | "sent" | "done";
        /**
         * RefusedLine
         * @description A line that was refused.
         */
        RefusedLine: {
            /**
             * Format: uint64
             * @description Its number, from 1.
             */
            line: number;
            /** @description Why. */
            code: components["schemas"]["Code"] & unknown;
        };
        /**
         * Registration
         * @description That somebody comes to an event, or waits for seats.
         * @example {
         *       "id": 7,
         *       "event": {
         *         "id": 12,
         *         "title": "周六看房团",
         *         "kind": "tour",
         *         "state": "published",
         *         "place": "武汉会所门口",
         *         "begins_at": "2026-03-02T01:00:00+00:00",
         *         "ends_at": "2026-03-02T01:00:00+00:00"
         *       },
         *       "slot": {
         *         "id": 31,
         *         "name": "1 号车",
         *         "place": "光谷广场",
         *         "begins_at": null
         *       },
         *       "state": "waiting",
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "by": null,
         *       "reason": null,
         *       "attendees": [
         *         {
         *           "id": 9,
         *           "name": "李江畔",
         *           "state": "waiting",
         *           "extra_ids": [],
         *           "code": null,
         *           "checked_in_at": null
         *         }
         *       ],
         *       "seat_count": 1,
         *       "answers": [],
         *       "waitlist": {
         *         "position": 3,
         *         "full": [
         *           {
         *             "id": 5,
         *             "name": "1 号车"
         *           }
         *         ]
         *       },
         *       "offer": null,
         *       "registered_at": "2026-03-02T01:00:00+00:00",
         *       "cancelled_at": null,
         *       "late_cancel": false,
         *       "rating": null,
         *       "may": {
         *         "accept": false,
         *         "decline": false,
         *         "cancel": true,
         *         "rate": false
         *       },
         *       "version": 1,
         *       "url": "/me/registrations/7"
         *     }
         */
        Registration: {
            /**
             * The id of a registration. Within an event it is the place in the queue.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The event. */
            event: components["schemas"]["EventRef"] & unknown;
            /** @description What was chosen. */
            slot: components["schemas"]["ChosenSlot"] & unknown;
            /** @description Where it stands. */
            state: components["schemas"]["RegistrationState"] & unknown;
            /** @description Whose it is; null for somebody who walked in. */
            account: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description The staff who made it for somebody else. */
            by: (components["schemas"]["AccountRef"] & unknown) | null;
            /** @description Why staff made it, or why it was cancelled; for staff of the event. */
            reason: string | null;
            /** @description Its seats, also those that were given up. */
            attendees: components["schemas"]["Attendee"][];
            /**
             * Format: int64
             * @description The seats that were not given up.
             */
            seat_count: number;
            /** @description What was answered. */
            answers: components["schemas"]["AnswerInput"][];
            /** @description The place in the queue, of one that waits. */
            waitlist: (components["schemas"]["WaitlistPlace"] & unknown) | null;
            /** @description What is kept for one that is offered seats. */
            offer: (components["schemas"]["Offer"] & unknown) | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            registered_at: string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            cancelled_at: string | null;
            /** @description Whether seats were given up later than is free. */
            late_cancel: boolean;
            /** @description What its holder said of the event. */
            rating: (components["schemas"]["Rating"] & unknown) | null;
            /** @description What the reader may do. */
            may: components["schemas"]["RegistrationMay"] & unknown;
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
            /** @description Where its holder reads it on the web. */
            url: string;
        };
        /**
         * RegistrationInput
         * @description An account that is to be registered.
         * @example {
         *       "name": "xiaoli",
         *       "email": "xiaoli@example.com",
         *       "password": "river-stone-boat",
         *       "display_name": "江畔小李",
         *       "locale": "zh-CN",
         *       "consent_version": "2026-11-26"
         *     }
         */
        RegistrationInput: {
            /** @description 2 to 32 letters, digits, `_`, `-` and `.`; the same name in another case or width is taken as well. */
            name: string;
            /** @description An address that mail can be sent to; it is never shown to others. */
            email: string;
            /** @description At least 10 characters, or 8 of three kinds; no word that is guessed first. */
            password: string;
            /** @description At most 40 characters; the name unless given. */
            display_name?: string | null;
            /** @description The language; the one the browser prefers unless given. */
            locale?: (components["schemas"]["Locale"] & unknown) | null;
            /** @description The version of the privacy notice that is agreed to. */
            consent_version: string;
        };
        /**
         * RegistrationMay
         * @description What the reader may do with a registration.
         */
        RegistrationMay: {
            /** @description Take what is offered, or in the last hours what is free. */
            accept: boolean;
            /** @description Let an offer pass. */
            decline: boolean;
            /** @description Give seats up. */
            cancel: boolean;
            /** @description Rate the event. */
            rate: boolean;
        };
        /**
         * @description Whether one can register.
         * @enum {string}
         */
        RegistrationPhase: "not_yet" | "open" | "closed";
        /**
         * @description Where a registration stands.
         * @enum {string}
         */
        RegistrationState: "confirmed" | "waiting" | "offered" | "cancelled" | "lapsed";
        /**
         * RepeatInput
         * @description Until when an event takes place every week, at the same hour of the same day. One of `count` and `until_on`.
         */
        RepeatInput: {
            /**
             * Format: int64
             * @description For so many weeks, 2 to 60; those that are left out included.
             */
            count?: number | null;
            /**
             * Format: date
             * @description Until this date, included.
             */
            until_on?: string | null;
            /**
             * @description Not on these dates, such as holidays.
             * @default []
             */
            excluded_dates: string[];
        };
        /**
         * ResetInput
         * @description What a link sets.
         * @example {
         *       "token": "rH6c0m1Q2n8y7R4x5W3v9K0u1S2t3P4o5N6m7L8k9J0",
         *       "password": "river-stone-boat",
         *       "name": null,
         *       "email": null,
         *       "locale": null,
         *       "consent_version": null
         *     }
         */
        ResetInput: {
            /** @description The `token` of the link. */
            token: string;
            /** @description The new password. */
            password: string;
            /** @description Another name, for an account that has no password yet. */
            name?: string | null;
            /** @description An e-mail address, for an account that has no password yet. */
            email?: string | null;
            /** @description The language; taken for an account that has no password yet. */
            locale?: (components["schemas"]["Locale"] & unknown) | null;
            /** @description The version of the privacy notice that is agreed to with it. */
            consent_version?: string | null;
        };
        /**
         * Resident
         * @description Somebody who is at home in a project, as staff confirmed.
         * @example {
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": null,
         *         "erased": false
         *       },
         *       "building_name": "3 栋",
         *       "unit_id": 11,
         *       "unit_name": "1-1201",
         *       "role": "owner"
         *     }
         */
        Resident: {
            /** @description Who. */
            account: components["schemas"]["AccountRef"] & unknown;
            /** @description The building in which the unit is. */
            building_name: string;
            /**
             * The id of a unit.
             * Format: int64
             * @description The unit.
             */
            unit_id: number;
            /** @description The number on the door. */
            unit_name: string;
            /** @description How the account stands to the unit. */
            role: components["schemas"]["OwnershipRole"] & unknown;
        };
        /**
         * Revision
         * @description What a post said at some time.
         * @example {
         *       "number": 1,
         *       "markdown": "今天下午检修。",
         *       "html": "<p>今天下午检修。</p>\n",
         *       "edited_by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "edited_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        Revision: {
            /**
             * Format: int32
             * @description From 1, the text as first written.
             */
            number: number;
            /** @description The Markdown. */
            markdown: string;
            /** @description What it looked like. */
            html: string;
            /** @description Who wrote this text. */
            edited_by: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: date-time
             * @description When.
             */
            edited_at: string;
        };
        /**
         * RevisionList
         * @description What a post said before.
         */
        RevisionList: {
            /** @description At most 100, newest first. */
            items: components["schemas"]["Revision"][];
        };
        /**
         * Reward
         * @description What points can be redeemed for.
         * @example {
         *       "id": 3,
         *       "title": "家庭保洁两小时",
         *       "markdown": "预约后三天内上门。",
         *       "html": "<p>预约后三天内上门。</p>\n",
         *       "points": 800,
         *       "stock_left": 88,
         *       "member_max": 2,
         *       "from_at": null,
         *       "until_at": null,
         *       "voucher_days": 90,
         *       "state": "offered",
         *       "may_redeem": true,
         *       "why_not": null,
         *       "version": 1
         *     }
         */
        Reward: {
            /**
             * The id of a reward.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What it is. */
            title: string;
            /** @description What there is to say of it, in Markdown. */
            markdown: string;
            /** @description The same as sanitised HTML. */
            html: string;
            /**
             * Format: int64
             * @description For how many points.
             */
            points: number;
            /**
             * Format: int64
             * @description How many are left; null for as many as are wanted.
             */
            stock_left: number | null;
            /**
             * Format: int32
             * @description How many one member gets at most.
             */
            member_max: number | null;
            /**
             * Format: date-time
             * @description From when on it can be redeemed.
             */
            from_at: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            until_at: string | null;
            /**
             * Format: int32
             * @description For how many days a voucher can be used.
             */
            voucher_days: number;
            /** @description Where it stands. */
            state: components["schemas"]["RewardState"] & unknown;
            /** @description Whether the reader may redeem it now. */
            may_redeem: boolean;
            /**
             * @description If not, what is in the way: `not_on_offer`, `not_a_member`, `limit_reached`, `out_of_stock` or
             *     `not_enough_points`.
             */
            why_not: (components["schemas"]["Code"] & unknown) | null;
            /**
             * Format: int64
             * @description Grows with every change, also when a piece goes.
             */
            version: number;
        };
        /**
         * RewardInput
         * @description A reward as it is to be.
         * @example {
         *       "title": "家庭保洁两小时",
         *       "markdown": "预约后三天内上门。",
         *       "points": 800,
         *       "stock_left": 100,
         *       "member_max": 2,
         *       "from_at": null,
         *       "until_at": null,
         *       "voucher_days": 90,
         *       "state": "offered"
         *     }
         */
        RewardInput: {
            /** @description What it is, at most 80 characters. */
            title: string;
            /** @description What there is to say of it, in Markdown. */
            markdown: string;
            /**
             * Format: int64
             * @description For how many points: 1 to 1 000 000 000.
             */
            points: number;
            /**
             * Format: int64
             * @description How many are left; null for as many as are wanted.
             */
            stock_left?: number | null;
            /**
             * Format: int32
             * @description How many one member gets at most.
             */
            member_max?: number | null;
            /**
             * Format: date-time
             * @description From when on it can be redeemed.
             */
            from_at?: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            until_at?: string | null;
            /**
             * Format: int32
             * @description For how many days a voucher can be used: 1 to 730.
             */
            voucher_days: number;
            /** @description Where it stands. */
            state: components["schemas"]["RewardState"] & unknown;
        };
        /**
         * @description Where a reward stands.
         * @enum {string}
         */
        RewardState: "draft" | "offered" | "ended";
        /**
         * @description What staff are trusted with: in the group, in a city, in a project.
         * @enum {string}
         */
        Role: "administrator" | "group_care" | "city_care" | "manager" | "lead" | "agent" | "moderator" | "editor" | "expert";
        /**
         * RoleGrant
         * @description A role that an account holds.
         * @example {
         *       "id": 5,
         *       "role": "moderator",
         *       "city": null,
         *       "project_id": 3,
         *       "project_name": "江岸国际",
         *       "granted_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        RoleGrant: {
            /**
             * The id of a role grant.
             * Format: int64
             * @description The grant.
             */
            id: number;
            /** @description The role. */
            role: components["schemas"]["Role"] & unknown;
            /** @description Its city, for the role of one. */
            city: string | null;
            /**
             * The id of a project.
             * Format: int64
             * @description Its project, for the roles of one.
             */
            project_id: number | null;
            /** @description The name of that project. */
            project_name: string | null;
            /**
             * Format: date-time
             * @description When it was granted.
             */
            granted_at: string;
        };
        /**
         * Roster
         * @description What a device needs to let people in without a network.
         * @example {
         *       "event_id": 12,
         *       "public_key": "ea4a6c63…",
         *       "items": [
         *         {
         *           "attendee_id": 9,
         *           "serial": 1,
         *           "code": "K7MQ3XRA",
         *           "initials": "李*",
         *           "seats": 2,
         *           "slot_id": 31,
         *           "state": "confirmed",
         *           "checked_in_at": null
         *         }
         *       ],
         *       "next": null
         *     }
         */
        Roster: {
            /**
             * The id of an event.
             * Format: int64
             * @description The event: a ticket of another is refused.
             */
            event_id: number;
            /** @description The public half of the key that signs tickets: Ed25519, 64 digits of hexadecimal. */
            public_key: string;
            /** @description The seats of this page. */
            items: components["schemas"]["RosterEntry"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
        };
        /**
         * RosterEntry
         * @description A seat, as a device needs it that will have no network: no name in full.
         */
        RosterEntry: {
            /**
             * The id of a seat.
             * Format: int64
             * @description The seat.
             */
            attendee_id: number;
            /**
             * Format: int32
             * @description Which ticket of the seat is valid: one with another serial is worth nothing.
             */
            serial: number;
            /** @description The code of its ticket. */
            code: string;
            /** @description The first letters of the name. */
            initials: string;
            /**
             * Format: int64
             * @description How many seats its registration has.
             */
            seats: number;
            /**
             * The id of a slot or an extra.
             * Format: int64
             * @description What was chosen.
             */
            slot_id: number;
            /** @description Where it stands: only one that is confirmed is let in. */
            state: components["schemas"]["SeatState"] & unknown;
            /**
             * Format: date-time
             * @description When somebody came.
             */
            checked_in_at: string | null;
        };
        /**
         * RoutingRule
         * @description Which complaints go to which team. What is null fits everything; the most specific rule that fits counts.
         * @example {
         *       "id": 2,
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "city": null,
         *       "category": "facilities",
         *       "grade": null,
         *       "team": {
         *         "id": 5,
         *         "name": "工程维修"
         *       },
         *       "may_manage": true,
         *       "set_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        RoutingRule: {
            /**
             * The id of a routing rule.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Of this project only. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
            /** @description Of this city only. */
            city: string | null;
            /** @description About this only. */
            category: (components["schemas"]["Category"] & unknown) | null;
            /** @description Of this grade only. */
            grade: (components["schemas"]["Grade"] & unknown) | null;
            /** @description Where they go. */
            team: components["schemas"]["TeamRef"] & unknown;
            /** @description Whether the reader may lead it elsewhere. */
            may_manage: boolean;
            /**
             * Format: date-time
             * @description When it was last set.
             */
            set_at: string;
        };
        /**
         * RoutingRuleInput
         * @description Which complaints go to which team. What is not set fits everything.
         * @example {
         *       "project_id": 3,
         *       "city": null,
         *       "category": "facilities",
         *       "grade": null,
         *       "team_id": 5
         *     }
         */
        RoutingRuleInput: {
            /**
             * The id of a project.
             * Format: int64
             * @description Of this project only.
             */
            project_id?: number | null;
            /** @description Of this city only. */
            city?: string | null;
            /** @description About this only. */
            category?: (components["schemas"]["Category"] & unknown) | null;
            /** @description Of this grade only. */
            grade?: (components["schemas"]["Grade"] & unknown) | null;
            /**
             * The id of a team.
             * Format: int64
             * @description Where they go: a team that works in the whole of that place.
             */
            team_id: number;
        };
        /**
         * RulingInput
         * @description What a lead finds of a disputed answer.
         * @example {
         *       "upheld": true,
         *       "markdown": "只说了收到，没有说什么时候修，重新回复。"
         *     }
         */
        RulingInput: {
            /** @description True where the answer was none: what it met is owed again. */
            upheld: boolean;
            /** @description Why, in Markdown; the complainant reads it. At least 10 and at most 8 000 characters. */
            markdown: string;
        };
        /**
         * @description How far the time to a deadline has run out, and who learns of it.
         * @enum {string}
         */
        Rung: "50" | "75" | "90" | "100" | "+24h" | "+72h";
        /**
         * SatisfactionMonth
         * @description What was said in a month.
         */
        SatisfactionMonth: {
            /** @description The month, as `2026-03`. */
            month: string;
            /**
             * Format: uint64
             * @description How many answers there are.
             */
            answered_count: number;
            /**
             * Format: int32
             * @description The promoters less the detractors, in percent; null where nobody was asked.
             */
            nps: number | null;
            /**
             * Format: uint64
             * @description How many of a hundred gave four or five stars; null where nobody was asked.
             */
            csat_percent: number | null;
        };
        /**
         * SatisfactionTopic
         * @description How satisfied people are with something, and how often they complain about it.
         */
        SatisfactionTopic: {
            /** @description What. */
            topic: components["schemas"]["Category"] & unknown;
            /**
             * Format: uint64
             * @description How many gave stars.
             */
            answer_count: number;
            /**
             * Format: double
             * @description Their mean; null where nobody gave any.
             */
            mean: number | null;
            /**
             * Format: uint64
             * @description How many of a hundred gave four or five; null where nobody gave any.
             */
            csat_percent: number | null;
            /**
             * Format: uint64
             * @description How many complaints came.
             */
            complaint_count: number;
            /**
             * Format: double
             * @description How many that is for each hundred homes; null where there are no homes.
             */
            complaints_per_100_homes: number | null;
        };
        /**
         * SatisfactionTrend
         * @description How satisfied those of a project are, beside what they complain about.
         * @example {
         *       "from_on": "1970-01-01",
         *       "until_on": "1970-01-01",
         *       "home_count": 640,
         *       "survey_count": 2,
         *       "months": [
         *         {
         *           "month": "2026-03",
         *           "answered_count": 96,
         *           "nps": 31,
         *           "csat_percent": 74
         *         }
         *       ],
         *       "topics": [
         *         {
         *           "topic": "facilities",
         *           "answer_count": 96,
         *           "mean": 3.4,
         *           "csat_percent": 52,
         *           "complaint_count": 41,
         *           "complaints_per_100_homes": 6.41
         *         }
         *       ]
         *     }
         */
        SatisfactionTrend: {
            /**
             * Format: date
             * @description The first day.
             */
            from_on: string;
            /**
             * Format: date
             * @description The last day.
             */
            until_on: string;
            /**
             * Format: uint64
             * @description How many homes the project has.
             */
            home_count: number;
            /**
             * Format: uint64
             * @description How many surveys say something.
             */
            survey_count: number;
            /** @description From month to month: those of which something is shown, in order. */
            months: components["schemas"]["SatisfactionMonth"][];
            /** @description By what of complaints: of which stars are shown or complaints came, in the order of categories. */
            topics: components["schemas"]["SatisfactionTopic"][];
        };
        /**
         * SavedView
         * @description A view of the worklist that one keeps.
         * @example {
         *       "id": 2,
         *       "name": "本队待领",
         *       "filters": {
         *         "project_id": null,
         *         "state": null,
         *         "category": null,
         *         "grade": null,
         *         "team_id": 5,
         *         "owes": null,
         *         "query": null,
         *         "handled_by_me": null,
         *         "offered_to_me": null,
         *         "unassigned": true,
         *         "late": null,
         *         "desk": null,
         *         "refused": null,
         *         "danger": null,
         *         "sort": "due"
         *       },
         *       "created_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        SavedView: {
            /**
             * The id of a saved view.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What it is called. */
            name: string;
            /** @description What is asked for. */
            filters: components["schemas"]["ViewFilters"] & unknown;
            /**
             * Format: date-time
             * @description When it was saved.
             */
            created_at: string;
        };
        /**
         * SavedViewInput
         * @description A view that is to be saved.
         * @example {
         *       "name": "本队待领",
         *       "filters": {
         *         "project_id": null,
         *         "state": null,
         *         "category": null,
         *         "grade": null,
         *         "team_id": 5,
         *         "owes": null,
         *         "query": null,
         *         "handled_by_me": null,
         *         "offered_to_me": null,
         *         "unassigned": true,
         *         "late": null,
         *         "desk": null,
         *         "refused": null,
         *         "danger": null,
         *         "sort": "due"
         *       }
         *     }
         */
        SavedViewInput: {
            /** @description What it is called, at most 40 characters; each name once. */
            name: string;
            /** @description What is asked for. */
            filters: components["schemas"]["ViewFilters"] & unknown;
        };
        /**
         * ScanInput
         * @description What a device saw.
         */
        ScanInput: {
            /** @description The device, at most 64 characters: the same for all of its scans. */
            device: string;
            /**
             * Format: int64
             * @description Its number on the device.
             */
            sequence: number;
            /** @description A word that the device drew for this scan, at most 64 characters. The same word sent again is the same scan. */
            nonce: string;
            /**
             * Format: date-time
             * @description When, by the clock of the device.
             */
            scanned_at: string;
            /**
             * Format: int64
             * @description By how many milliseconds the clock of the server is ahead of the device's, as last measured.
             * @default 0
             */
            clock_offset_ms: number;
            /** @description How somebody was let in. */
            method: components["schemas"]["SentMethod"] & unknown;
            /** @description What stands in the picture of the ticket. */
            ticket?: string | null;
            /** @description The code that was typed. */
            code?: string | null;
            /**
             * The id of a seat.
             * Format: int64
             * @description The seat that was looked up.
             */
            attendee_id?: number | null;
        };
        /**
         * @description How somebody was let in.
         * @enum {string}
         */
        ScanMethod: "ticket" | "code" | "search" | "walk_in";
        /**
         * SearchHit
         * @description A post that was found.
         * @example {
         *       "kind": "post",
         *       "post_id": 1024,
         *       "topic_id": 42,
         *       "number": 2,
         *       "board_id": 3,
         *       "board": {
         *         "id": 3,
         *         "slug": "talk",
         *         "name": "业主茶座",
         *         "visibility": "public",
         *         "project_id": 1
         *       },
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "title_html": "三号楼<mark>电梯</mark>检修时间",
         *       "snippet_html": "今天下午三点<mark>电梯</mark>检修，预计两小时。",
         *       "author": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "created_at": "2026-03-02T01:00:00+00:00",
         *       "url": "/topics/42#p2"
         *     }
         */
        SearchHit: {
            /** @description What it is. */
            kind: components["schemas"]["HitKind"] & unknown;
            /**
             * The id of a post.
             * Format: int64
             * @description The post.
             */
            post_id: number;
            /**
             * The id of a topic.
             * Format: int64
             * @description Its topic.
             */
            topic_id: number;
            /**
             * Format: int32
             * @description Its place in the topic.
             */
            number: number;
            /**
             * The id of a board.
             * Format: int64
             * @description The board it is in.
             */
            board_id: number;
            /** @description The same board, by name. */
            board: components["schemas"]["BoardRef"] & unknown;
            /** @description The board's project; null in the club. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
            /** @description The topic's title: escaped text with `mark` around what was found. */
            title_html: string;
            /** @description A piece of the post: escaped text with `mark` around what was found. */
            snippet_html: string;
            /** @description Who wrote it. */
            author: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: date-time
             * @description When.
             */
            created_at: string;
            /** @description Its page on the web, relative to the server. */
            url: string;
        };
        /**
         * @description Something to tell the reader about a page of hits.
         * @enum {string}
         */
        SearchNotice: "query_truncated" | "relevance";
        /**
         * SearchPage
         * @description A page of hits.
         * @example {
         *       "items": [
         *         {
         *           "kind": "post",
         *           "post_id": 1024,
         *           "topic_id": 42,
         *           "number": 2,
         *           "board_id": 3,
         *           "board": {
         *             "id": 3,
         *             "slug": "talk",
         *             "name": "业主茶座",
         *             "visibility": "public",
         *             "project_id": 1
         *           },
         *           "project": {
         *             "id": 1,
         *             "slug": "jiang-an",
         *             "name": "江岸国际",
         *             "city": "武汉"
         *           },
         *           "title_html": "三号楼<mark>电梯</mark>检修时间",
         *           "snippet_html": "今天下午三点<mark>电梯</mark>检修，预计两小时。",
         *           "author": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": "owner",
         *             "erased": false
         *           },
         *           "created_at": "2026-03-02T01:00:00+00:00",
         *           "url": "/topics/42#p2"
         *         }
         *       ],
         *       "complaints": [],
         *       "next": null,
         *       "count": 1,
         *       "similar_count": 0,
         *       "took_us": 840,
         *       "notices": []
         *     }
         */
        SearchPage: {
            /** @description The posts, in the order asked for; none where complaints are asked for. */
            items: components["schemas"]["SearchHit"][];
            /** @description The complaints, in the order asked for; none unless they are asked for. */
            complaints: components["schemas"]["ComplaintHit"][];
            /** @description Give this as `after` to get the next page; null on the last. */
            next: string | null;
            /**
             * Format: uint64
             * @description How many of what is asked for match exactly and may be read by the reader, on all pages together.
             */
            count: number;
            /**
             * Format: uint64
             * @description How many of the hits, the last of them, do not match exactly and are only similar: they are in no `count`.
             */
            similar_count: number;
            /**
             * Format: uint64
             * @description How long the search took, in microseconds.
             */
            took_us: number;
            /** @description What to tell the reader about this page. */
            notices: components["schemas"]["SearchNotice"][];
        };
        /**
         * @description In which order.
         * @enum {string}
         */
        SearchSort: "relevance" | "newest";
        /**
         * @description Where a seat stands.
         * @enum {string}
         */
        SeatState: "confirmed" | "waiting" | "cancelled";
        /**
         * Segment
         * @description A question by which accounts are found, with a name.
         * @example {
         *       "id": 4,
         *       "name": "江畔业主，常来活动",
         *       "question": {
         *         "all": [
         *           {
         *             "any": [
         *               {
         *                 "kind": "project",
         *                 "not": null,
         *                 "project_ids": [
         *                   3
         *                 ],
         *                 "cities": null,
         *                 "statuses": null,
         *                 "roles": null,
         *                 "tiers": null,
         *                 "from_on": null,
         *                 "until_on": null,
         *                 "at_least": null,
         *                 "at_most": null
         *               }
         *             ]
         *           },
         *           {
         *             "any": [
         *               {
         *                 "kind": "attended",
         *                 "not": null,
         *                 "project_ids": null,
         *                 "cities": null,
         *                 "statuses": null,
         *                 "roles": null,
         *                 "tiers": null,
         *                 "from_on": null,
         *                 "until_on": null,
         *                 "at_least": 2,
         *                 "at_most": null
         *               }
         *             ]
         *           }
         *         ]
         *       },
         *       "version": 1,
         *       "created_at": "2026-03-02T01:00:00+00:00",
         *       "changed_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        Segment: {
            /**
             * The id of a segment.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What it is called. */
            name: string;
            /** @description What is asked. */
            question: components["schemas"]["SegmentQuestion"] & unknown;
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            changed_at: string;
        };
        /**
         * SegmentCount
         * @description How many a question finds now.
         * @example {
         *       "count": 412,
         *       "mail_count": 268,
         *       "sms_count": 91,
         *       "push_count": 130
         *     }
         */
        SegmentCount: {
            /**
             * Format: uint64
             * @description Open accounts.
             */
            count: number;
            /**
             * Format: uint64
             * @description Of them those that consent to mail.
             */
            mail_count: number;
            /**
             * Format: uint64
             * @description Of them those that consent to text messages.
             */
            sms_count: number;
            /**
             * Format: uint64
             * @description Of them those that consent to messages on their devices.
             */
            push_count: number;
        };
        /**
         * SegmentCountInput
         * @description A question, to know how many it finds.
         * @example {
         *       "question": {
         *         "all": [
         *           {
         *             "any": [
         *               {
         *                 "kind": "project",
         *                 "not": null,
         *                 "project_ids": [
         *                   3
         *                 ],
         *                 "cities": null,
         *                 "statuses": null,
         *                 "roles": null,
         *                 "tiers": null,
         *                 "from_on": null,
         *                 "until_on": null,
         *                 "at_least": null,
         *                 "at_most": null
         *               }
         *             ]
         *           },
         *           {
         *             "any": [
         *               {
         *                 "kind": "attended",
         *                 "not": null,
         *                 "project_ids": null,
         *                 "cities": null,
         *                 "statuses": null,
         *                 "roles": null,
         *                 "tiers": null,
         *                 "from_on": null,
         *                 "until_on": null,
         *                 "at_least": 2,
         *                 "at_most": null
         *               }
         *             ]
         *           }
         *         ]
         *       },
         *       "purpose": null
         *     }
         */
        SegmentCountInput: {
            /** @description What is asked. */
            question: components["schemas"]["SegmentQuestion"] & unknown;
            /** @description For what they are to be written to; `bulletin` unless given. */
            purpose?: (components["schemas"]["ConsentPurpose"] & unknown) | null;
        };
        /**
         * SegmentGroup
         * @description Of these one has to hold.
         */
        SegmentGroup: {
            /** @description The tests, at most ten. */
            any: components["schemas"]["SegmentTest"][];
        };
        /**
         * SegmentInput
         * @description A segment that is to be.
         * @example {
         *       "name": "江畔业主，常来活动",
         *       "question": {
         *         "all": [
         *           {
         *             "any": [
         *               {
         *                 "kind": "project",
         *                 "not": null,
         *                 "project_ids": [
         *                   3
         *                 ],
         *                 "cities": null,
         *                 "statuses": null,
         *                 "roles": null,
         *                 "tiers": null,
         *                 "from_on": null,
         *                 "until_on": null,
         *                 "at_least": null,
         *                 "at_most": null
         *               }
         *             ]
         *           },
         *           {
         *             "any": [
         *               {
         *                 "kind": "attended",
         *                 "not": null,
         *                 "project_ids": null,
         *                 "cities": null,
         *                 "statuses": null,
         *                 "roles": null,
         *                 "tiers": null,
         *                 "from_on": null,
         *                 "until_on": null,
         *                 "at_least": 2,
         *                 "at_most": null
         *               }
         *             ]
         *           }
         *         ]
         *       }
         *     }
         */
        SegmentInput: {
            /** @description What it is called, at most 60 characters; each name once. */
            name: string;
            /** @description What is asked. */
            question: components["schemas"]["SegmentQuestion"] & unknown;
        };
        /**
         * @description What can be asked of an account.
         * @enum {string}
         */
        SegmentKind: "member" | "project" | "city" | "stage" | "ownership" | "tier" | "joined" | "points" | "attended" | "referred" | "interest";
        /**
         * SegmentQuestion
         * @description What is asked of accounts: every group has to hold.
         */
        SegmentQuestion: {
            /** @description The groups, at most ten; without any, every open account is found. */
            all: components["schemas"]["SegmentGroup"][];
        };
        /**
         * SegmentRef
         * @description Whom a bulletin is for.
         */
        SegmentRef: {
            /**
             * The id of a segment.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What it is called. */
            name: string;
        };
        /**
         * SegmentTest
         * @description Something that has to hold of an account: which fields it needs, its kind says.
         */
        SegmentTest: {
            /** @description What is asked. */
            kind: components["schemas"]["SegmentKind"] & unknown;
            /** @description Whether it must not hold; false unless given. */
            not?: boolean | null;
            /** @description Projects. */
            project_ids?: number[] | null;
            /** @description Cities. */
            cities?: string[] | null;
            /** @description Where a project stands. */
            statuses?: components["schemas"]["ProjectStatus"][] | null;
            /** @description How a home is held. */
            roles?: components["schemas"]["OwnershipRole"][] | null;
            /** @description Words of tiers. */
            tiers?: string[] | null;
            /**
             * Format: date
             * @description The first day.
             */
            from_on?: string | null;
            /**
             * Format: date
             * @description The last day.
             */
            until_on?: string | null;
            /**
             * Format: int64
             * @description As many or more.
             */
            at_least?: number | null;
            /**
             * Format: int64
             * @description As many or fewer.
             */
            at_most?: number | null;
        };
        /**
         * SelectionInput
         * @description Selecting a member.
         * @example {
         *       "unit": "3 栋 2 单元 1802"
         *     }
         */
        SelectionInput: {
            /** @description The home that was chosen, at most 60 characters. */
            unit?: string | null;
        };
        /**
         * SendingInput
         * @description A refund that was sent.
         * @example {
         *       "sent_on": "1970-01-01",
         *       "bank_reference": "20260309-000042"
         *     }
         */
        SendingInput: {
            /**
             * Format: date
             * @description On which day it left.
             */
            sent_on: string;
            /** @description Under which number it stands in the statement: each once. */
            bank_reference: string;
        };
        /**
         * @description How somebody was let in.
         * @enum {string}
         */
        SentMethod: "ticket" | "code" | "search";
        /**
         * SentReferral
         * @description Somebody one sent: the public name, where it stands, and one's own points.
         * @example {
         *       "id": 4,
         *       "referee": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "state": "signed",
         *       "claimed_at": "2026-03-02T01:00:00+00:00",
         *       "release_on": "1970-01-01",
         *       "points_promised": 5000,
         *       "points_given": 0,
         *       "points_taken_back": 0
         *     }
         */
        SentReferral: {
            /**
             * The id of a referral.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Who was sent. */
            referee: components["schemas"]["AccountRef"] & unknown;
            /** @description Where it stands. */
            state: components["schemas"]["ReferralState"] & unknown;
            /**
             * Format: date-time
             * @description Since when it is known.
             */
            claimed_at: string;
            /**
             * Format: date
             * @description While points wait: from which day on they can be spent.
             */
            release_on: string | null;
            /**
             * Format: int64
             * @description Points that wait.
             */
            points_promised: number;
            /**
             * Format: int64
             * @description Points that were given and stand.
             */
            points_given: number;
            /**
             * Format: int64
             * @description Points that were taken back.
             */
            points_taken_back: number;
        };
        /**
         * SessionInfo
         * @description A browser that is signed in.
         * @example {
         *       "id": 12,
         *       "created_at": "2026-03-02T01:00:00+00:00",
         *       "last_seen_at": "2026-03-02T01:00:00+00:00",
         *       "expires_at": "2026-03-02T01:00:00+00:00",
         *       "user_agent": "Mozilla/5.0",
         *       "address": "203.0.113.7",
         *       "current": true
         *     }
         */
        SessionInfo: {
            /**
             * The id of a session (not its secret).
             * Format: int64
             * @description The session; it is no secret.
             */
            id: number;
            /**
             * Format: date-time
             * @description Signed in at.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Last used, to the hour.
             */
            last_seen_at: string;
            /**
             * Format: date-time
             * @description Ends at.
             */
            expires_at: string;
            /** @description What the browser calls itself. */
            user_agent: string;
            /** @description The address that signed in. */
            address: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
        };
        /**
         * SignInInput
         * @description What somebody signs in with.
         * @example {
         *       "login": "xiaoli",
         *       "password": "river-stone-boat"
         *     }
         */
        SignInInput: {
            /** @description Name, e-mail address or phone number. */
            login: string;
            /** @description The password. */
            password: string;
        };
        /**
         * @description Why a delivery is not sent.
         * @enum {string}
         */
        SkipReason: "no_consent" | "unreachable" | "complaint" | "stopped" | "late";
        /**
         * Slot
         * @description Something to choose at an event.
         */
        Slot: {
            /**
             * The id of a slot or an extra.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its name; empty where there is nothing to choose. */
            name: string;
            /** @description Where, if elsewhere than the event. */
            place: string;
            /**
             * Format: date-time
             * @description When, if at another time than the event.
             */
            begins_at: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string | null;
            /** @description The quotas in which each seat counts once. */
            quota_ids: number[];
            /**
             * Format: int32
             * @description How many are left: the tightest quota decides; null where there is no end.
             */
            seats_left: number | null;
        };
        /**
         * SlotInput
         * @description Something of which every registration chooses one.
         */
        SlotInput: {
            /** @description Its name, at most 60 characters. */
            name: string;
            /**
             * @description Where, if elsewhere than the event.
             * @default
             */
            place: string;
            /**
             * Format: date-time
             * @description When, if at another time than the event.
             */
            begins_at?: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at?: string | null;
            /**
             * @description The words of the quotas in which each seat counts once. The tightest decides.
             * @default []
             */
            quotas: string[];
        };
        /**
         * SlotRef
         * @description A slot, named.
         */
        SlotRef: {
            /**
             * The id of a slot or an extra.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its name. */
            name: string;
        };
        /**
         * Source
         * @description What was typed.
         * @example {
         *       "markdown": "今天下午**三点**检修。",
         *       "version": 0
         *     }
         */
        Source: {
            /** @description The Markdown. */
            markdown: string;
            /**
             * Format: int64
             * @description Give it as `If-Match` to edit.
             */
            version: number;
        };
        /** @enum {string} */
        SourceKind: "welcome" | "post" | "event" | "tenure" | "spend" | "survey" | "referral" | "redemption" | "adjustment" | "membership" | "complaint" | "import" | "payment" | "fund_entry";
        /**
         * @description Where a home stands on its way.
         * @enum {string}
         */
        Stage: "signing" | "building" | "handover" | "lived_in";
        /**
         * @description How a stage stands to where a home is.
         * @enum {string}
         */
        StageState: "done" | "current" | "ahead";
        /**
         * StatementLine
         * @description A line of a statement.
         * @example {
         *       "number": 812,
         *       "recorded_at": "2026-03-02T01:00:00+00:00",
         *       "kind": "earned",
         *       "source": "post",
         *       "source_id": 31,
         *       "title": "样板间哪天可以看？",
         *       "reason": null,
         *       "points": 5,
         *       "held": 0,
         *       "pending": 0,
         *       "balance": 1285,
         *       "expires_on": null,
         *       "reverses": null
         *     }
         */
        StatementLine: {
            /**
             * Format: int64
             * @description The number of the transaction in the book of the club.
             */
            number: number;
            /**
             * Format: date-time
             * @description When.
             */
            recorded_at: string;
            /** @description What happened. */
            kind: components["schemas"]["TransactionKind"] & unknown;
            /** @description What it came from. */
            source: components["schemas"]["SourceKind"] & unknown;
            /**
             * Format: int64
             * @description The id of that.
             */
            source_id: number;
            /** @description What that is called: the topic of a post, a reward, somebody who was sent. Null where it has no name or the reader may not know it. */
            title: string | null;
            /** @description Of an adjustment: why. */
            reason: string | null;
            /**
             * Format: int64
             * @description By how much what can be spent changed; what is owed counts below zero.
             */
            points: number;
            /**
             * Format: int64
             * @description By how much what is held changed.
             */
            held: number;
            /**
             * Format: int64
             * @description By how much what is pending changed.
             */
            pending: number;
            /**
             * Format: int64
             * @description What could be spent then; below zero where something was owed.
             */
            balance: number;
            /**
             * Format: date
             * @description Of points that came: the last day on which they can be spent.
             */
            expires_on: string | null;
            /**
             * Format: int64
             * @description The number of the line that this one takes back or releases.
             */
            reverses: number | null;
        };
        /**
         * @description How a deadline stands at a time.
         * @enum {string}
         */
        Status: "open" | "met" | "breached" | "cancelled";
        /**
         * @description How long a stretch of a series is.
         * @enum {string}
         */
        Step: "day" | "week" | "month";
        /**
         * @description A step that staff record.
         * @enum {string}
         */
        StepState: "visited" | "reserved" | "signed" | "cancelled";
        /**
         * StreamEvent
         * @description That there is something new: what it says is in the list of notices.
         * @example {
         *       "notice_id": 31,
         *       "kind": "post_replied"
         *     }
         */
        StreamEvent: {
            /**
             * The id of a notice. On every database notices become visible in the order of their ids.
             * Format: int64
             * @description The notice; with the event `ready` the newest that the stream has come to.
             */
            notice_id: number;
            /** @description What it tells; null with the event `ready`. */
            kind: (components["schemas"]["NoticeKind"] & unknown) | null;
        };
        /**
         * Survey
         * @description A survey that one is asked by, with what it asks.
         * @example {
         *       "id": 4,
         *       "title": "住得怎么样",
         *       "kind": "satisfaction",
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "anonymous": true,
         *       "opens_at": "2026-03-02T01:00:00+00:00",
         *       "closes_at": "2026-03-02T01:00:00+00:00",
         *       "question_count": 3,
         *       "minutes_estimated": 1,
         *       "points": 20,
         *       "answered": false,
         *       "declined": false,
         *       "may_answer": true,
         *       "why_not": null,
         *       "html": "<p>三分钟，<strong>不记名</strong>。</p>\n",
         *       "questions": [
         *         {
         *           "id": 1,
         *           "kind": "score10",
         *           "text": "您会向朋友推荐我们吗？",
         *           "required": true,
         *           "choices": []
         *         }
         *       ]
         *     }
         */
        Survey: {
            /**
             * The id of a survey.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its title. */
            title: string;
            /** @description What it is for. */
            kind: components["schemas"]["SurveyKind"] & unknown;
            /** @description The project; null for the whole group. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
            /** @description Whether nobody learns who answered what. */
            anonymous: boolean;
            /**
             * Format: date-time
             * @description From when on one can answer.
             */
            opens_at: string;
            /**
             * Format: date-time
             * @description Until when one can answer.
             */
            closes_at: string;
            /**
             * Format: int32
             * @description How many questions there are.
             */
            question_count: number;
            /**
             * Format: int32
             * @description How many minutes it takes, about.
             */
            minutes_estimated: number;
            /**
             * Format: int64
             * @description The points that answering gives; null where it gives none, as to whoever is no member of the club.
             */
            points: number | null;
            /** @description Whether one answered. */
            answered: boolean;
            /** @description Whether one declined: nobody reminds of it any more. */
            declined: boolean;
            /** @description Whether one can answer now. */
            may_answer: boolean;
            /** @description Why not; null where one can. */
            why_not: (components["schemas"]["Code"] & unknown) | null;
            /** @description What there is to say of it, as sanitised HTML. */
            html: string;
            /** @description What it asks, in order. */
            questions: components["schemas"]["SurveyQuestion"][];
        };
        /**
         * SurveyAnswerInput
         * @description What is answered.
         * @example {
         *       "replies": [
         *         {
         *           "question_id": 1,
         *           "number": 9,
         *           "choices": null,
         *           "text": null
         *         }
         *       ]
         *     }
         */
        SurveyAnswerInput: {
            /** @description One for each question, in any order; one with nothing in it is none. */
            replies: components["schemas"]["SurveyReplyInput"][];
        };
        /**
         * @description Who is asked.
         * @enum {string}
         */
        SurveyAudience: "owners" | "buyers" | "members" | "complainants";
        /**
         * SurveyBar
         * @description How often something was said.
         */
        SurveyBar: {
            /** @description The number, or the key of the choice. */
            key: string;
            /**
             * Format: uint64
             * @description How often.
             */
            count: number;
        };
        /**
         * SurveyCell
         * @description Figures of one cell.
         */
        SurveyCell: {
            /** @description The id of the project or the building, the stage, or the month as `2026-03`; null for answers that have none. */
            key: string | null;
            /** @description The name of the project or the building. */
            name: string | null;
            /**
             * Format: uint64
             * @description How many answers there are of it.
             */
            answered_count: number;
            /**
             * Format: int32
             * @description As that of the whole.
             */
            nps: number | null;
            /** @description Figures of each question, in order. */
            questions: components["schemas"]["CellQuestion"][];
        };
        /**
         * SurveyChoice
         * @description What can be chosen.
         */
        SurveyChoice: {
            /** @description By which it is chosen. */
            key: string;
            /** @description The words, in the language of the reader. */
            text: string;
        };
        /**
         * SurveyChoiceInput
         * @description What can be chosen.
         */
        SurveyChoiceInput: {
            /** @description In Chinese, at most 100 characters. */
            text_zh: string;
            /** @description In English; null where it is written in Chinese alone. */
            text_en?: string | null;
        };
        /**
         * @description By what answers are told apart.
         * @enum {string}
         */
        SurveyCut: "project" | "building" | "stage" | "month";
        /**
         * SurveyCutResults
         * @description Figures by what answers are told apart by.
         */
        SurveyCutResults: {
            /** @description By what. */
            by: components["schemas"]["SurveyCut"] & unknown;
            /**
             * @description The cells that are shown: of an anonymous survey none of fewer than five answers, nor one that the others would tell
             *     such a one by.
             */
            cells: components["schemas"]["SurveyCell"][];
            /**
             * Format: uint64
             * @description How many answers are in cells that are not shown.
             */
            hidden_count: number;
        };
        /**
         * SurveyFigures
         * @description Figures of one question.
         */
        SurveyFigures: {
            /**
             * Format: uint64
             * @description How many answered it.
             */
            answer_count: number;
            /**
             * Format: double
             * @description The mean of numbers and stars; null for what has none.
             */
            mean: number | null;
            /** @description How often each number or choice was said, in order, also what nobody said; empty for words. */
            distribution: components["schemas"]["SurveyBar"][];
        };
        /**
         * SurveyInput
         * @description A survey as it is to be.
         * @example {
         *       "project_id": 3,
         *       "kind": "satisfaction",
         *       "title": "住得怎么样",
         *       "markdown": "三分钟，**不记名**。",
         *       "anonymous": true,
         *       "audience": "owners",
         *       "stage": null,
         *       "opens_at": "2026-03-02T01:00:00+00:00",
         *       "closes_at": "1970-01-15T00:00:00+00:00",
         *       "questions": [
         *         {
         *           "kind": "score10",
         *           "text_zh": "您会向朋友推荐我们吗？",
         *           "text_en": null,
         *           "required": true,
         *           "choices": [],
         *           "topic": null
         *         },
         *         {
         *           "kind": "stars5",
         *           "text_zh": "电梯用得好吗？",
         *           "text_en": null,
         *           "required": true,
         *           "choices": [],
         *           "topic": "facilities"
         *         },
         *         {
         *           "kind": "text",
         *           "text_zh": "还有什么想说的？",
         *           "text_en": null,
         *           "required": false,
         *           "choices": [],
         *           "topic": null
         *         }
         *       ],
         *       "quotas": []
         *     }
         */
        SurveyInput: {
            /**
             * The id of a project.
             * Format: int64
             * @description The project; null for the whole group.
             */
            project_id?: number | null;
            /**
             * @description What it is for. One of `four_years` invites each household in the month that follows each four years since the
             *     handover, one of `after_complaint` whoever complained, three days after the end.
             */
            kind: components["schemas"]["SurveyKind"] & unknown;
            /** @description Its title, at most 80 characters. */
            title: string;
            /** @description What there is to say of it, in Markdown. */
            markdown: string;
            /** @description Whether nobody learns who answered what; figures are then shown once it is closed. */
            anonymous: boolean;
            /** @description Who is asked; `complainants` by one of `after_complaint`, and by no other. */
            audience: components["schemas"]["SurveyAudience"] & unknown;
            /** @description Set where those who have come so far with their home are asked, and nobody else. */
            stage?: (components["schemas"]["SurveyStage"] & unknown) | null;
            /**
             * Format: date-time
             * @description From when on one can answer.
             */
            opens_at: string;
            /**
             * Format: date-time
             * @description Until when one can answer; at most 800 days later.
             */
            closes_at: string;
            /** @description What is asked, in order: at most 40. */
            questions: components["schemas"]["SurveyQuestionInput"][];
            /** @description How many answers of some are taken: at most 20; of those that fit, the first counts. */
            quotas: components["schemas"]["SurveyQuotaInput"][];
        };
        /**
         * SurveyInvitation
         * @description That somebody is asked by a survey that is not anonymous.
         * @example {
         *       "account": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "building_name": "一号楼",
         *       "unit_name": "1203",
         *       "invited_at": "2026-03-02T01:00:00+00:00",
         *       "reminded_at": null,
         *       "declined_at": null,
         *       "answered_on": "1970-01-01"
         *     }
         */
        SurveyInvitation: {
            /** @description Who. */
            account: components["schemas"]["AccountRef"] & unknown;
            /** @description The name of the building; null for members of the club. */
            building_name: string | null;
            /** @description The number on the door. */
            unit_name: string | null;
            /**
             * Format: date-time
             * @description When it was invited.
             */
            invited_at: string;
            /**
             * Format: date-time
             * @description When was reminded of it.
             */
            reminded_at: string | null;
            /**
             * Format: date-time
             * @description When it was declined.
             */
            declined_at: string | null;
            /**
             * Format: date
             * @description On which day it was answered.
             */
            answered_on: string | null;
        };
        /**
         * @description What a survey is for.
         * @enum {string}
         */
        SurveyKind: "satisfaction" | "nps" | "four_years" | "after_complaint" | "free";
        /**
         * SurveyMay
         * @description What the reader may do with a survey.
         */
        SurveyMay: {
            /** @description Change it. */
            edit: boolean;
            /** @description Open it. */
            open: boolean;
            /** @description Close it before its time. */
            close: boolean;
            /** @description Make a draft of what it asks. */
            copy: boolean;
            /** @description Read its figures. */
            read_results: boolean;
            /** @description Read who was asked and who said what. */
            read_answers: boolean;
        };
        /**
         * @description Where a survey stands, as everybody sees it.
         * @enum {string}
         */
        SurveyPhase: "draft" | "announced" | "open" | "closed";
        /**
         * SurveyQuestion
         * @description What a survey asks.
         */
        SurveyQuestion: {
            /**
             * The id of a question of a survey.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description How it is answered. */
            kind: components["schemas"]["SurveyQuestionKind"] & unknown;
            /** @description The question, in the language of the reader. */
            text: string;
            /** @description Whether it has to be answered. */
            required: boolean;
            /** @description What can be chosen; empty for what is answered otherwise. */
            choices: components["schemas"]["SurveyChoice"][];
        };
        /**
         * SurveyQuestionInput
         * @description A question as it is to be.
         */
        SurveyQuestionInput: {
            /** @description How it is answered. */
            kind: components["schemas"]["SurveyQuestionKind"] & unknown;
            /** @description The question in Chinese, at most 300 characters. */
            text_zh: string;
            /** @description The question in English; null where it is asked in Chinese alone. */
            text_en?: string | null;
            /** @description Whether it has to be answered. */
            required: boolean;
            /** @description What can be chosen: 2 to 20 for `one` and `many`, else none. */
            choices: components["schemas"]["SurveyChoiceInput"][];
            /** @description What of complaints it is about, to be compared with them. */
            topic?: (components["schemas"]["Category"] & unknown) | null;
        };
        /**
         * @description How a question is answered.
         * @enum {string}
         */
        SurveyQuestionKind: "score10" | "stars5" | "one" | "many" | "text";
        /**
         * SurveyQuota
         * @description How many answers of some are taken.
         */
        SurveyQuota: {
            /**
             * The id of a building.
             * Format: int64
             * @description Of this building; null for all.
             */
            building_id: number | null;
            /** @description Its name. */
            building_name: string | null;
            /** @description Of those who have come so far; null for all. */
            stage: (components["schemas"]["SurveyStage"] & unknown) | null;
            /**
             * Format: int32
             * @description So many.
             */
            max_count: number;
            /**
             * Format: int32
             * @description How many were taken; null where the survey is anonymous.
             */
            count: number | null;
        };
        /**
         * SurveyQuotaInput
         * @description How many answers of some are taken.
         */
        SurveyQuotaInput: {
            /**
             * The id of a building.
             * Format: int64
             * @description Of this building; null for all.
             */
            building_id?: number | null;
            /** @description Of those who have come so far; null for all. */
            stage?: (components["schemas"]["SurveyStage"] & unknown) | null;
            /**
             * Format: int32
             * @description So many: 1 to 100 000.
             */
            max_count: number;
        };
        /**
         * SurveyReceipt
         * @description What somebody is told who answered.
         * @example {
         *       "anonymous": true,
         *       "points": 20,
         *       "low_score": false
         *     }
         */
        SurveyReceipt: {
            /** @description Whether nobody learns who said it. */
            anonymous: boolean;
            /**
             * Format: int64
             * @description The points that follow; null where there are none.
             */
            points: number | null;
            /**
             * @description Whether it says of somebody with a name that they are not content: then a complaint may be what helps. Never of an
             *     anonymous survey.
             */
            low_score: boolean;
        };
        /**
         * SurveyReplyInput
         * @description What is said to one question.
         */
        SurveyReplyInput: {
            /**
             * The id of a question of a survey.
             * Format: int64
             * @description The question.
             */
            question_id: number;
            /**
             * Format: int32
             * @description A number from 0 to 10, or 1 to 5 stars.
             */
            number?: number | null;
            /** @description Keys of choices: one, or for `many` some. */
            choices?: string[] | null;
            /** @description Words, at most 2 000 characters. */
            text?: string | null;
        };
        /**
         * SurveyResults
         * @description What came of a survey, in figures.
         * @example {
         *       "invited_count": 320,
         *       "answered_count": 96,
         *       "declined_count": 4,
         *       "response_percent": 30,
         *       "held_back": null,
         *       "nps": 67,
         *       "questions": [
         *         {
         *           "id": 1,
         *           "kind": "score10",
         *           "text": "您会向朋友推荐我们吗？",
         *           "topic": null,
         *           "choices": [],
         *           "figures": {
         *             "answer_count": 96,
         *             "mean": 9,
         *             "distribution": [
         *               {
         *                 "key": "0",
         *                 "count": 0
         *               },
         *               {
         *                 "key": "1",
         *                 "count": 0
         *               },
         *               {
         *                 "key": "2",
         *                 "count": 0
         *               },
         *               {
         *                 "key": "3",
         *                 "count": 0
         *               },
         *               {
         *                 "key": "4",
         *                 "count": 0
         *               },
         *               {
         *                 "key": "5",
         *                 "count": 0
         *               },
         *               {
         *                 "key": "6",
         *                 "count": 0
         *               },
         *               {
         *                 "key": "7",
         *                 "count": 0
         *               },
         *               {
         *                 "key": "8",
         *                 "count": 32
         *               },
         *               {
         *                 "key": "9",
         *                 "count": 32
         *               },
         *               {
         *                 "key": "10",
         *                 "count": 32
         *               }
         *             ]
         *           }
         *         }
         *       ],
         *       "cut": null
         *     }
         */
        SurveyResults: {
            /**
             * Format: int64
             * @description How many were invited.
             */
            invited_count: number;
            /**
             * Format: int64
             * @description How many of those answered.
             */
            answered_count: number;
            /**
             * Format: int64
             * @description How many of those declined.
             */
            declined_count: number;
            /**
             * Format: int64
             * @description How many of a hundred who were invited answered; null where nobody was.
             */
            response_percent: number | null;
            /** @description Why no figures are shown; null where they are. */
            held_back: (components["schemas"]["HeldBack"] & unknown) | null;
            /**
             * Format: int32
             * @description Of the first question from 0 to 10: how many of a hundred say 9 or 10, less those who say 6 or less. Null where none
             *     is shown.
             */
            nps: number | null;
            /** @description Figures of each question, in order. */
            questions: components["schemas"]["QuestionResults"][];
            /** @description The same by what was asked for; null where nothing was, or figures are held back. */
            cut: (components["schemas"]["SurveyCutResults"] & unknown) | null;
        };
        /**
         * @description How far a household has come with its home.
         * @enum {string}
         */
        SurveyStage: "signing" | "building" | "handover" | "moved_in";
        /**
         * SurveyText
         * @description What somebody said in words.
         * @example {
         *       "text": "物业上门很快"
         *     }
         */
        SurveyText: {
            /** @description The words, plain. */
            text: string;
        };
        /**
         * Team
         * @description A team that works on complaints. Without a project and a city it is of the group.
         * @example {
         *       "id": 5,
         *       "name": "工程维修",
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "city": null,
         *       "members": [
         *         {
         *           "id": 7,
         *           "name": "xiaoli",
         *           "display_name": "江畔小李",
         *           "avatar_url": "/api/v1/attachments/3",
         *           "mark": "owner",
         *           "erased": false
         *         }
         *       ],
         *       "may_manage": true,
         *       "version": 1
         *     }
         */
        Team: {
            /**
             * The id of a team.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description What it is called. */
            name: string;
            /** @description The project, for a team of one. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
            /** @description The city, for a team of one. */
            city: string | null;
            /** @description Who is of it, since the longest time first. */
            members: components["schemas"]["AccountRef"][];
            /** @description Whether the reader may change it. */
            may_manage: boolean;
            /**
             * Format: int64
             * @description Grows with every change of its name.
             */
            version: number;
        };
        /**
         * TeamChoice
         * @description Which team is to have it.
         * @example {
         *       "team_id": 5
         *     }
         */
        TeamChoice: {
            /**
             * The id of a team.
             * Format: int64
             * @description A team that may work for its project.
             */
            team_id: number;
        };
        /**
         * TeamInput
         * @description A team that is to be made.
         * @example {
         *       "name": "工程维修",
         *       "project_id": 3,
         *       "city": null
         *     }
         */
        TeamInput: {
            /** @description What it is called, at most 40 characters. */
            name: string;
            /**
             * The id of a project.
             * Format: int64
             * @description For a team of one project: the project.
             */
            project_id?: number | null;
            /** @description For a team of one city: the city. Without either it is of the group. */
            city?: string | null;
        };
        /**
         * TeamPatch
         * @description What changes of a team.
         * @example {
         *       "name": "工程与维修"
         *     }
         */
        TeamPatch: {
            /** @description What it is called, at most 40 characters. */
            name: string;
        };
        /**
         * TeamRef
         * @description A team, as it is shown beside what it works on.
         * @example {
         *       "id": 5,
         *       "name": "工程维修"
         *     }
         */
        TeamRef: {
            /**
             * The id of a team.
             * Format: int64
             * @description The team.
             */
            id: number;
            /** @description What it is called. */
            name: string;
        };
        /**
         * TickInput
         * @description What one side saw of an item.
         * @example {
         *       "result": "finding",
         *       "note": "水槽右侧渗水。"
         *     }
         */
        TickInput: {
            /** @description What was seen. */
            result: components["schemas"]["CheckResult"] & unknown;
            /** @description In words, at most 500 characters; required with a finding. */
            note?: string | null;
        };
        /**
         * @description What was seen.
         * @enum {string}
         */
        TickResult: "ok" | "finding";
        /**
         * Ticket
         * @description The ticket of a seat.
         * @example {
         *       "attendee_id": 9,
         *       "name": "李江畔",
         *       "code": "K7MQ3XRA",
         *       "payload": "01000000000000000C…",
         *       "qr_svg": "<svg …></svg>",
         *       "checked_in_at": null
         *     }
         */
        Ticket: {
            /**
             * The id of a seat.
             * Format: int64
             * @description The seat.
             */
            attendee_id: number;
            /** @description Who sits there. */
            name: string;
            /** @description What is typed at the door where no picture can be read. */
            code: string;
            /** @description What stands in the picture: 170 capitals of hexadecimal. */
            payload: string;
            /** @description The picture: a QR code as SVG. */
            qr_svg: string;
            /**
             * Format: date-time
             * @description When somebody came with it.
             */
            checked_in_at: string | null;
        };
        /**
         * Tier
         * @description A tier of the club.
         * @example {
         *       "code": "gold",
         *       "name_zh": "金卡会员",
         *       "name_en": "Gold",
         *       "threshold": 2000,
         *       "benefits_html": "<ul>\n<li>生日礼</li>\n</ul>\n"
         *     }
         */
        Tier: {
            /** @description Its word. */
            code: string;
            /** @description Its name in Chinese. */
            name_zh: string;
            /** @description Its name in English. */
            name_en: string;
            /**
             * Format: int64
             * @description From how many points on that were earned within the window.
             */
            threshold: number;
            /** @description What it brings, as sanitised HTML. */
            benefits_html: string;
        };
        /**
         * TierInput
         * @description A tier.
         */
        TierInput: {
            /** @description Its word, such as `gold`. */
            code: string;
            /** @description Its name in Chinese. */
            name_zh: string;
            /** @description Its name in English. */
            name_en: string;
            /**
             * Format: int64
             * @description From how many points on that were earned within the window.
             */
            threshold: number;
            /** @description What it brings, in Markdown. */
            benefits_markdown: string;
        };
        /**
         * TierStanding
         * @description Which tier somebody has, and how far the next one is.
         */
        TierStanding: {
            /** @description The tier. */
            tier: components["schemas"]["Tier"] & unknown;
            /**
             * Format: int64
             * @description What was earned within the window, whatever was spent of it.
             */
            qualifying_points: number;
            /**
             * Format: date
             * @description The first day of the window.
             */
            window_from_on: string;
            /** @description The next tier; null for the highest. */
            next: (components["schemas"]["Tier"] & unknown) | null;
            /**
             * Format: int64
             * @description How many points are missing for it.
             */
            points_to_next: number | null;
        };
        /**
         * Topic
         * @description A topic, as lists show it.
         * @example {
         *       "id": 42,
         *       "board_id": 3,
         *       "title": "三号楼电梯检修时间",
         *       "author": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "created_at": "2026-03-02T01:00:00+00:00",
         *       "last_post_at": "2026-03-02T01:00:00+00:00",
         *       "last_post_by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "last_number": 21,
         *       "post_count": 20,
         *       "pinned": false,
         *       "locked": false,
         *       "deleted": false,
         *       "version": 1
         *     }
         */
        Topic: {
            /**
             * The id of a topic.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a board.
             * Format: int64
             * @description The board it is in.
             */
            board_id: number;
            /** @description Its title, plain text. */
            title: string;
            /** @description Who opened it. */
            author: components["schemas"]["AccountRef"] & unknown;
            /**
             * Format: date-time
             * @description When it was opened.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the newest post was written.
             */
            last_post_at: string;
            /** @description Who wrote the newest post. */
            last_post_by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: int32
             * @description The highest post number so far.
             */
            last_number: number;
            /**
             * Format: int32
             * @description Posts that are not deleted.
             */
            post_count: number;
            /** @description Whether it stands above the others of its board. */
            pinned: boolean;
            /** @description Whether it takes no new posts. */
            locked: boolean;
            /** @description Whether it is deleted; only moderators see such a topic. */
            deleted: boolean;
            /**
             * Format: int64
             * @description Grows with every edit; give it as `If-Match` to edit.
             */
            version: number;
        };
        /**
         * TopicDetail
         * @description A topic and where it is.
         * @example {
         *       "topic": {
         *         "id": 42,
         *         "board_id": 3,
         *         "title": "三号楼电梯检修时间",
         *         "author": {
         *           "id": 7,
         *           "name": "xiaoli",
         *           "display_name": "江畔小李",
         *           "avatar_url": "/api/v1/attachments/3",
         *           "mark": "owner",
         *           "erased": false
         *         },
         *         "created_at": "2026-03-02T01:00:00+00:00",
         *         "last_post_at": "2026-03-02T01:00:00+00:00",
         *         "last_post_by": {
         *           "id": 7,
         *           "name": "xiaoli",
         *           "display_name": "江畔小李",
         *           "avatar_url": "/api/v1/attachments/3",
         *           "mark": "owner",
         *           "erased": false
         *         },
         *         "last_number": 21,
         *         "post_count": 20,
         *         "pinned": false,
         *         "locked": false,
         *         "deleted": false,
         *         "version": 1
         *       },
         *       "board": {
         *         "id": 3,
         *         "slug": "talk",
         *         "name": "业主茶座",
         *         "visibility": "public",
         *         "project_id": 1
         *       },
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "may": {
         *         "reply": true,
         *         "moderate": false,
         *         "edit_title": false,
         *         "delete": false
         *       }
         *     }
         */
        TopicDetail: {
            /** @description The topic. */
            topic: components["schemas"]["Topic"] & unknown;
            /** @description Its board. */
            board: components["schemas"]["BoardRef"] & unknown;
            /** @description The board's project; null in the club. */
            project: (components["schemas"]["ProjectRef"] & unknown) | null;
            /** @description What the reader may do with it. */
            may: components["schemas"]["TopicMay"] & unknown;
        };
        /**
         * TopicInput
         * @description A topic to be opened.
         * @example {
         *       "title": "样板间哪天可以看？",
         *       "markdown": "想带家里人一起去。"
         *     }
         */
        TopicInput: {
            /** @description One line of 2 to 120 characters. */
            title: string;
            /** @description The first post, in Markdown. */
            markdown: string;
        };
        /**
         * TopicMay
         * @description What the reader may do with a topic.
         */
        TopicMay: {
            /** @description Write a post. */
            reply: boolean;
            /** @description Pin, lock, delete, restore. */
            moderate: boolean;
            /** @description Change the title. */
            edit_title: boolean;
            /** @description Delete it. */
            delete: boolean;
        };
        /**
         * TopicPatch
         * @description What of a topic is to be changed; what is left out stays.
         * @example {
         *       "title": null,
         *       "pinned": true,
         *       "locked": null
         *     }
         */
        TopicPatch: {
            /** @description Another title. */
            title?: string | null;
            /** @description Above the others of its board, or not. */
            pinned?: boolean | null;
            /** @description Closed for new posts, or not. */
            locked?: boolean | null;
        };
        /**
         * TouchCell
         * @description How many homes stand how with a touch.
         */
        TouchCell: {
            /** @description What. */
            kind: components["schemas"]["TouchKind"] & unknown;
            /**
             * Format: int64
             * @description Homes of which it is expected: done, due and missing.
             */
            expected_count: number;
            /**
             * Format: int64
             * @description Homes of which it is done.
             */
            done_count: number;
            /**
             * Format: int64
             * @description Homes of which it is expected, with time left.
             */
            due_count: number;
            /**
             * Format: int64
             * @description Homes of which its day is over.
             */
            missing_count: number;
        };
        /**
         * TouchGrid
         * @description How the homes of a project stand, by buildings.
         * @example {
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "home_count": 96,
         *       "totals": [
         *         {
         *           "kind": "notes_given",
         *           "expected_count": 96,
         *           "done_count": 90,
         *           "due_count": 4,
         *           "missing_count": 2
         *         }
         *       ],
         *       "buildings": [
         *         {
         *           "building": {
         *             "id": 5,
         *             "name": "3 栋"
         *           },
         *           "home_count": 96,
         *           "cells": [
         *             {
         *               "kind": "notes_given",
         *               "expected_count": 96,
         *               "done_count": 90,
         *               "due_count": 4,
         *               "missing_count": 2
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        TouchGrid: {
            /** @description The project. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /**
             * Format: int64
             * @description Homes that somebody bought.
             */
            home_count: number;
            /** @description Every touch in the order of the way, over all buildings. */
            totals: components["schemas"]["TouchCell"][];
            /** @description Buildings in which somebody bought a home. */
            buildings: components["schemas"]["TouchRow"][];
        };
        /**
         * TouchInput
         * @description That something was done for a household.
         * @example {
         *       "given_on": null
         *     }
         */
        TouchInput: {
            /**
             * Format: date
             * @description On which day, not after today; null for today.
             */
            given_on?: string | null;
        };
        /**
         * @description What is done for a home.
         * @enum {string}
         */
        TouchKind: "notes_given" | "manager_named" | "progress_told" | "handover_invited" | "checklist_done" | "welcomed" | "visited";
        /**
         * TouchRow
         * @description How the homes of a building stand.
         */
        TouchRow: {
            /** @description The building. */
            building: components["schemas"]["BuildingRef"] & unknown;
            /**
             * Format: int64
             * @description Homes that somebody bought.
             */
            home_count: number;
            /** @description Every touch, in the order of the way. */
            cells: components["schemas"]["TouchCell"][];
        };
        /**
         * @description How a touch stands.
         * @enum {string}
         */
        TouchState: "ahead" | "due" | "done" | "missing";
        /** @enum {string} */
        TransactionKind: "earned" | "pending" | "released" | "spent" | "held" | "captured" | "hold_released" | "refunded" | "reversed" | "expired" | "forfeited" | "adjusted" | "imported";
        /**
         * TransferInput
         * @description A transfer that came.
         * @example {
         *       "reference": "LL7K2M9XDP",
         *       "fen": 500000,
         *       "paid_on": "1970-01-01",
         *       "bank_reference": "20260302-000318",
         *       "payer": "林晓 尾号 6021"
         *     }
         */
        TransferInput: {
            /** @description The reference of the deposit, as the transfer says it; null where it says none that is known. */
            reference?: string | null;
            /**
             * Format: int64
             * @description How much, in fen.
             */
            fen: number;
            /**
             * Format: date
             * @description On which day it came, as the statement says.
             */
            paid_on: string;
            /** @description Under which number it stands in the statement: each once. */
            bank_reference: string;
            /** @description Who paid, as the statement says. */
            payer?: string | null;
        };
        /**
         * UndoInput
         * @description Why a check-in is taken back.
         * @example {
         *       "reason": "扫错了人"
         *     }
         */
        UndoInput: {
            /** @description Why, at most 500 characters. */
            reason: string;
        };
        /**
         * Unit
         * @description A home in a building.
         * @example {
         *       "id": 11,
         *       "building_id": 5,
         *       "name": "1-1201",
         *       "floor": null,
         *       "area_dm2": null
         *     }
         */
        Unit: {
            /**
             * The id of a unit.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a building.
             * Format: int64
             * @description The building it is in.
             */
            building_id: number;
            /** @description The number on the door. */
            name: string;
            /**
             * Format: int32
             * @description The floor; null for whoever has no role in the project.
             */
            floor: number | null;
            /**
             * Format: int32
             * @description Floor area in square decimetres; null for whoever has no role in the project.
             */
            area_dm2: number | null;
        };
        /**
         * UnitInput
         * @description A unit as it is to be.
         * @example {
         *       "name": "1201",
         *       "floor": 12,
         *       "area_dm2": 8950
         *     }
         */
        UnitInput: {
            /** @description The number on the door: 1 to 40 characters, unique in the building. */
            name: string;
            /**
             * Format: int32
             * @description -20 to 300.
             */
            floor?: number | null;
            /**
             * Format: int32
             * @description Floor area in square decimetres, 1 to 1000000.
             */
            area_dm2?: number | null;
        };
        /**
         * UnitRef
         * @description A home, named.
         */
        UnitRef: {
            /**
             * The id of a unit.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The number on its door. */
            name: string;
        };
        /**
         * UnitsInput
         * @description Units that are to be made, all of them or none.
         * @example {
         *       "units": [
         *         {
         *           "name": "1-1201",
         *           "floor": 12,
         *           "area_dm2": 8950
         *         }
         *       ]
         *     }
         */
        UnitsInput: {
            /** @description 1 to 500 units. */
            units: components["schemas"]["UnitInput"][];
        };
        /**
         * Unread
         * @description How far a reader is behind in a topic.
         * @example {
         *       "topic_id": 42,
         *       "read_number": 18,
         *       "last_number": 21,
         *       "unread_count": 3
         *     }
         */
        Unread: {
            /**
             * The id of a topic.
             * Format: int64
             * @description The topic.
             */
            topic_id: number;
            /**
             * Format: int32
             * @description The highest number read; 0 when the topic was never opened.
             */
            read_number: number;
            /**
             * Format: int32
             * @description The highest number there is.
             */
            last_number: number;
            /**
             * Format: int32
             * @description How many are between.
             */
            unread_count: number;
        };
        /**
         * UnreadCount
         * @description How many notices wait to be read.
         * @example {
         *       "count": 3
         *     }
         */
        UnreadCount: {
            /**
             * Format: uint32
             * @description How many; never more than 100, which means that many or more.
             */
            count: number;
        };
        /**
         * UnreadList
         * @description How far a reader is behind.
         */
        UnreadList: {
            /** @description One for each topic that was asked about and may be seen. */
            items: components["schemas"]["Unread"][];
        };
        /**
         * UnsubscribeInput
         * @description The token of a mail.
         * @example {
         *       "token": "7.mentioned.W9zBRr9gdU5qBCYIlUJ1xZoAPwidJznb7GlYrsOO85g"
         *     }
         */
        UnsubscribeInput: {
            /** @description The token in the link at the end of the mail. */
            token: string;
        };
        /**
         * UntilInput
         * @description What is said, and until when it holds.
         * @example {
         *       "markdown": "周五之前换好轿厢的配件。",
         *       "until_at": "2026-03-02T01:00:00+00:00"
         *     }
         */
        UntilInput: {
            /** @description Markdown, at least 10 and at most 8 000 characters. */
            markdown: string;
            /**
             * Format: date-time
             * @description Until when; within a year.
             */
            until_at: string;
        };
        /**
         * Update
         * @description News from a building site.
         * @example {
         *       "id": 7,
         *       "project": {
         *         "id": 1,
         *         "slug": "jiang-an",
         *         "name": "江岸国际",
         *         "city": "武汉"
         *       },
         *       "building": null,
         *       "milestone": null,
         *       "audience": "public",
         *       "title": "主体结构到了 18 层",
         *       "html": "<p>本月完成 14 至 18 层，下月开始砌筑。</p>\n",
         *       "markdown": null,
         *       "photos": [
         *         {
         *           "id": 77,
         *           "url": "/api/v1/attachments/77",
         *           "thumbnail_url": "/api/v1/attachments/77/thumbnail",
         *           "width": 1920,
         *           "height": 2560
         *         }
         *       ],
         *       "by": {
         *         "id": 7,
         *         "name": "xiaoli",
         *         "display_name": "江畔小李",
         *         "avatar_url": "/api/v1/attachments/3",
         *         "mark": "owner",
         *         "erased": false
         *       },
         *       "published_at": "2026-03-02T01:00:00+00:00",
         *       "edited_at": null,
         *       "withdrawn_at": null,
         *       "withdraw_reason": null,
         *       "version": 1,
         *       "may": {
         *         "edit": false
         *       },
         *       "url": "/updates/7"
         *     }
         */
        Update: {
            /**
             * The id of an update.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description The project. */
            project: components["schemas"]["ProjectRef"] & unknown;
            /** @description The building it is about; null for the whole project. */
            building: (components["schemas"]["BuildingRef"] & unknown) | null;
            /** @description The milestone that it tells of. */
            milestone: (components["schemas"]["MilestoneRef"] & unknown) | null;
            /** @description Who reads it. */
            audience: components["schemas"]["UpdateAudience"] & unknown;
            /** @description Its title. */
            title: string;
            /** @description What happened, as sanitised HTML; empty once it is withdrawn. */
            html: string;
            /** @description What was typed; null for whoever may not edit it. */
            markdown: string | null;
            /** @description What is shown with it; none once it is withdrawn. */
            photos: components["schemas"]["Photo"][];
            /** @description Who wrote it; null for the command line. */
            by: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When it was published.
             */
            published_at: string;
            /**
             * Format: date-time
             * @description When its words last changed.
             */
            edited_at: string | null;
            /**
             * Format: date-time
             * @description When it was withdrawn.
             */
            withdrawn_at: string | null;
            /** @description Why. */
            withdraw_reason: string | null;
            /**
             * Format: int64
             * @description Grows with every edit; give it as `If-Match` to edit.
             */
            version: number;
            /** @description What the reader may do with it. */
            may: components["schemas"]["UpdateMay"] & unknown;
            /** @description Where it is read on the web, relative to the server. */
            url: string;
        };
        /**
         * @description Who reads an update.
         * @enum {string}
         */
        UpdateAudience: "public" | "owners";
        /**
         * UpdateInput
         * @description News from a building site that are to be published.
         * @example {
         *       "building_id": null,
         *       "milestone_id": null,
         *       "audience": "public",
         *       "title": "主体结构到了 18 层",
         *       "markdown": "本月完成 14 至 18 层，下月开始砌筑。",
         *       "photo_ids": []
         *     }
         */
        UpdateInput: {
            /**
             * The id of a building.
             * Format: int64
             * @description The building it is about; null for the whole project.
             */
            building_id?: number | null;
            /**
             * The id of a milestone.
             * Format: int64
             * @description The milestone that it tells of.
             */
            milestone_id?: number | null;
            /** @description Who reads it. */
            audience: components["schemas"]["UpdateAudience"] & unknown;
            /** @description 1 to 120 characters. */
            title: string;
            /** @description What happened, in Markdown: 1 to 20000 characters. */
            markdown: string;
            /**
             * @description Photos that were uploaded before, in their order: at most 20.
             * @default []
             */
            photo_ids: number[];
        };
        /**
         * UpdateMay
         * @description What the reader may do with an update.
         */
        UpdateMay: {
            /** @description Change its words, and withdraw it. */
            edit: boolean;
        };
        /**
         * UpdatePatch
         * @description What of an update is to change; what is left out stays.
         * @example {
         *       "title": "主体结构到了 19 层",
         *       "markdown": null
         *     }
         */
        UpdatePatch: {
            /** @description Its title. */
            title?: string | null;
            /** @description What happened, in Markdown. */
            markdown?: string | null;
        };
        /**
         * UpdateRef
         * @description An update, named.
         */
        UpdateRef: {
            /**
             * The id of an update.
             * Format: int64
             * @description The id.
             */
            id: number;
            /** @description Its title. */
            title: string;
            /**
             * Format: date-time
             * @description When it was published.
             */
            published_at: string;
            /** @description Where it is read on the web, relative to the server. */
            url: string;
        };
        /**
         * UploadInput
         * @description What a device saw, oldest first.
         * @example {
         *       "scans": [
         *         {
         *           "device": "gate-a",
         *           "sequence": 17,
         *           "nonce": "f3a9c1",
         *           "scanned_at": "2026-03-02T01:00:00+00:00",
         *           "clock_offset_ms": -120,
         *           "method": "code",
         *           "ticket": null,
         *           "code": "K7MQ-3XRA",
         *           "attendee_id": null
         *         }
         *       ]
         *     }
         */
        UploadInput: {
            /** @description 1 to 200 scans. */
            scans: components["schemas"]["ScanInput"][];
        };
        /**
         * Uploaded
         * @description What came of an upload.
         * @example {
         *       "items": [
         *         {
         *           "id": 55,
         *           "attendee_id": 9,
         *           "name": "李江畔",
         *           "method": "code",
         *           "verdict": "accepted",
         *           "device": "gate-a",
         *           "sequence": 17,
         *           "nonce": "f3a9c1",
         *           "scanned_at": "2026-03-02T01:00:00+00:00",
         *           "plausible_at": "2026-03-02T01:00:00+00:00",
         *           "received_at": "2026-03-02T01:00:00+00:00",
         *           "by": {
         *             "id": 7,
         *             "name": "xiaoli",
         *             "display_name": "江畔小李",
         *             "avatar_url": "/api/v1/attachments/3",
         *             "mark": "owner",
         *             "erased": false
         *           },
         *           "reason": null,
         *           "undone_at": null,
         *           "undo_reason": null
         *         }
         *       ]
         *     }
         */
        Uploaded: {
            /** @description The scans, in the order in which they were sent. */
            items: components["schemas"]["CheckIn"][];
        };
        /**
         * @description What a scan came to.
         * @enum {string}
         */
        Verdict: "accepted" | "repeated" | "unknown" | "forged" | "other_event" | "revoked" | "not_confirmed" | "undone";
        /**
         * ViewFilters
         * @description What the worklist is asked for: the parameters of `list_complaints` of the same names.
         */
        ViewFilters: {
            /**
             * The id of a project.
             * Format: int64
             * @description Of this project only.
             */
            project_id?: number | null;
            /** @description In this state only. */
            state?: (components["schemas"]["ComplaintState"] & unknown) | null;
            /** @description About this only. */
            category?: (components["schemas"]["Category"] & unknown) | null;
            /** @description Of this grade only. */
            grade?: (components["schemas"]["Grade"] & unknown) | null;
            /**
             * The id of a team.
             * Format: int64
             * @description Of this team only.
             */
            team_id?: number | null;
            /** @description Of those only that owe something of this kind. */
            owes?: (components["schemas"]["DeadlineKind"] & unknown) | null;
            /** @description Those with this number, or with this in the title; at most 80 characters. */
            query?: string | null;
            /** @description Those that one works on only. */
            handled_by_me?: boolean | null;
            /** @description Those that are offered to one only. */
            offered_to_me?: boolean | null;
            /** @description Those that nobody works on only. */
            unassigned?: boolean | null;
            /** @description Those whose answer is overdue only. */
            late?: boolean | null;
            /** @description Those of every project where one answers. */
            desk?: boolean | null;
            /** @description Those that their team refused only. */
            refused?: boolean | null;
            /** @description Those where somebody is in danger only. */
            danger?: boolean | null;
            /** @description In which order. */
            sort?: (components["schemas"]["ComplaintSort"] & unknown) | null;
        };
        /**
         * @description Who may read a board.
         * @enum {string}
         */
        Visibility: "public" | "members" | "owners" | "staff";
        /**
         * Visit
         * @description That somebody who did not work on it asks, days after the end, how it went.
         * @example {
         *       "id": 6,
         *       "complaint_id": 42,
         *       "cycle": 1,
         *       "state": "due",
         *       "from_at": "2026-03-02T01:00:00+00:00",
         *       "due_at": "2026-03-02T01:00:00+00:00",
         *       "late": false,
         *       "attempt_count": 0,
         *       "solved": null,
         *       "satisfaction": null,
         *       "visitor": null,
         *       "ended_at": null,
         *       "may_visit": true
         *     }
         */
        Visit: {
            /**
             * The id of a follow-up visit.
             * Format: int64
             * @description The id.
             */
            id: number;
            /**
             * The id of a complaint.
             * Format: int64
             * @description The complaint.
             */
            complaint_id: number;
            /**
             * Format: int32
             * @description The cycle that ended.
             */
            cycle: number;
            /** @description Where it stands. */
            state: components["schemas"]["VisitState"] & unknown;
            /**
             * Format: date-time
             * @description From when on it is made.
             */
            from_at: string;
            /**
             * Format: date-time
             * @description Until when, this instant included.
             */
            due_at: string;
            /** @description Whether it was not made by then. */
            late: boolean;
            /**
             * Format: int32
             * @description How often it was tried.
             */
            attempt_count: number;
            /** @description Whether it is put right, as the complainant says. */
            solved: boolean | null;
            /**
             * Format: int32
             * @description How satisfied the complainant is, 1 to 5.
             */
            satisfaction: number | null;
            /** @description Who asked last. */
            visitor: (components["schemas"]["AccountRef"] & unknown) | null;
            /**
             * Format: date-time
             * @description When it ended.
             */
            ended_at: string | null;
            /** @description Whether the reader may make it now. */
            may_visit: boolean;
        };
        /**
         * VisitInput
         * @description What came of asking the complainant.
         * @example {
         *       "reached": true,
         *       "solved": true,
         *       "satisfaction": 4,
         *       "markdown": "电梯运行正常，希望以后提前通知检修。"
         *     }
         */
        VisitInput: {
            /** @description Whether the complainant was reached. Who is not reached three times was not reached. */
            reached: boolean;
            /** @description Whether it is put right, as the complainant says; for who was reached. */
            solved?: boolean | null;
            /**
             * Format: int32
             * @description How satisfied the complainant is, 1 to 5, if they said so.
             */
            satisfaction?: number | null;
            /** @description What else was said, Markdown, at most 2 000 characters. The complainant can read it. */
            markdown?: string | null;
        };
        /**
         * VisitReportInput
         * @description What a visit found.
         * @example {
         *       "visited_on": "1970-01-01",
         *       "findings": "阳台栏杆有锈。"
         *     }
         */
        VisitReportInput: {
            /**
             * Format: date
             * @description On which day, not after today.
             */
            visited_on: string;
            /** @description What was found, at most 2000 characters; may be empty. */
            findings: string;
        };
        /**
         * @description Where a follow-up visit stands.
         * @enum {string}
         */
        VisitState: "due" | "reached" | "not_reached" | "cancelled";
        /**
         * VoidInput
         * @description Why a receipt is void.
         * @example {
         *       "reason": "金额录错，已重开"
         *     }
         */
        VoidInput: {
            /** @description The reason, at most 500 characters. */
            reason: string;
        };
        /**
         * @description How long somebody has waited; each begins where the one before ends.
         * @enum {string}
         */
        WaitingAge: "under_4h" | "under_12h" | "under_20h" | "under_24h" | "under_3d" | "under_7d" | "under_30d" | "longer";
        /**
         * WaitlistPlace
         * @description A place in the queue.
         */
        WaitlistPlace: {
            /**
             * Format: int64
             * @description 1 for the next.
             */
            position: number;
            /** @description What there is too little of for the whole party: why it waits. */
            full: components["schemas"]["FullQuota"][];
        };
        /**
         * WalkInInput
         * @description Somebody who came without a seat.
         * @example {
         *       "name": "王女士",
         *       "slot_id": 31,
         *       "reason": "陪父母同来，车上有空位",
         *       "device": "gate-a",
         *       "nonce": "b2e4d7"
         *     }
         */
        WalkInInput: {
            /** @description Who, at most 60 characters. */
            name: string;
            /**
             * The id of a slot or an extra.
             * Format: int64
             * @description Which slot.
             */
            slot_id: number;
            /** @description Why they are let in, at most 500 characters. */
            reason: string;
            /** @description The device. */
            device: string;
            /** @description A word that the device drew for it. */
            nonce: string;
        };
        /**
         * Withdrawal
         * @description Why something is withdrawn.
         * @example {
         *       "reason": "重复录入。"
         *     }
         */
        Withdrawal: {
            /** @description The reason, which whoever could read it reads: 1 to 500 characters. */
            reason: string;
        };
        /**
         * WordsInput
         * @description Something that is said.
         * @example {
         *       "markdown": "维修师傅已经到场，配件明天上午十点送到，预计中午恢复运行。",
         *       "photo_ids": null
         *     }
         */
        WordsInput: {
            /** @description Markdown, at most 8 000 characters. */
            markdown: string;
            /** @description What is shown with it: up to 9 photos that were uploaded before. */
            photo_ids?: number[] | null;
        };
        /** @enum {string} */
        FundEntryKind: "income" | "spending" | "correction";
        /** @enum {string} */
        FundSource: "developer" | "owners" | "other";
        /** @enum {string} */
        FundCategory: "repair" | "greenery" | "safety" | "facilities" | "events" | "other";
        /** @enum {string} */
        FundPhotoKind: "evidence" | "before" | "after";
        /** @enum {string} */
        FundProposalState: "proposed" | "approved" | "refused";
        FundInput: {
            purpose: string;
            promise?: string | null;
            /** Format: int64 */
            promised_fen?: number | null;
        };
        FundPatch: {
            purpose?: string | null;
            promise?: string | null;
            /** Format: int64 */
            promised_fen?: number | null;
            /** Format: int64 */
            approval_fen?: number | null;
            /** Format: int64 */
            notice_fen?: number | null;
        };
        FundIncomeInput: {
            source: components["schemas"]["FundSource"];
            /** Format: int64 */
            amount_fen: number;
            received_on: string;
            title: string;
            markdown?: string;
            photo_ids?: number[];
        };
        FundSpendingInput: {
            category: components["schemas"]["FundCategory"];
            /** Format: int64 */
            amount_fen: number;
            spent_on: string;
            payee: string;
            title: string;
            markdown: string;
            /** Format: int64 */
            building_id?: number | null;
            /** Format: int64 */
            complaint_id?: number | null;
            before_photo_ids?: number[];
            after_photo_ids?: number[];
        };
        FundProposalInput: {
            category: components["schemas"]["FundCategory"];
            /** Format: int64 */
            amount_fen: number;
            payee: string;
            title: string;
            markdown: string;
            /** Format: int64 */
            building_id?: number | null;
            /** Format: int64 */
            complaint_id?: number | null;
            before_photo_ids?: number[];
            evidence_photo_ids?: number[];
        };
        FundPhotosInput: {
            kind: components["schemas"]["FundPhotoKind"];
            photo_ids: number[];
        };
        FundReason: {
            reason: string;
        };
        Fund: {
            project: components["schemas"]["ProjectRef"];
            purpose_html: string;
            purpose_markdown: string | null;
            promise: string | null;
            /** Format: int64 */
            promised_fen: number | null;
            /** Format: int64 */
            balance_fen: number;
            /** Format: int64 */
            income_fen: number;
            /** Format: int64 */
            spent_fen: number;
            sources: components["schemas"]["FundSourceSum"][];
            categories: components["schemas"]["FundCategorySum"][];
            years: components["schemas"]["FundYear"][];
            months: components["schemas"]["FundMonth"][];
            /** Format: int64 */
            approval_fen: number;
            /** Format: int64 */
            notice_fen: number;
            /** Format: int64 */
            entry_count: number;
            head: string;
            opened_by: components["schemas"]["AccountRef"] | null;
            opened_at: string;
            /** Format: int64 */
            version: number;
            may: components["schemas"]["FundMay"];
            url: string;
        };
        FundMay: {
            keep: boolean;
            set_limits: boolean;
        };
        FundSourceSum: {
            source: components["schemas"]["FundSource"];
            /** Format: int64 */
            fen: number;
        };
        FundCategorySum: {
            category: components["schemas"]["FundCategory"];
            /** Format: int64 */
            fen: number;
        };
        FundYear: {
            /** Format: int64 */
            year: number;
            /** Format: int64 */
            income_fen: number;
            /** Format: int64 */
            spent_fen: number;
            /** Format: int64 */
            balance_fen: number;
        };
        FundMonth: {
            month_on: string;
            /** Format: int64 */
            income_fen: number;
            /** Format: int64 */
            spent_fen: number;
        };
        FundRef: {
            /** Format: int64 */
            balance_fen: number;
            url: string;
        };
        FundComplaint: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            number: number;
            title: string;
            url: string;
        };
        FundEntryRef: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            number: number;
            url: string;
        };
        FundEntry: {
            /** Format: int64 */
            id: number;
            project: components["schemas"]["ProjectRef"];
            /** Format: int64 */
            number: number;
            kind: components["schemas"]["FundEntryKind"];
            source: components["schemas"]["FundSource"] | null;
            category: components["schemas"]["FundCategory"] | null;
            /** Format: int64 */
            fen: number;
            /** Format: int64 */
            balance_fen: number;
            happened_on: string;
            title: string;
            html: string;
            markdown: string;
            payee: string | null;
            building: components["schemas"]["BuildingRef"] | null;
            complaint: components["schemas"]["FundComplaint"] | null;
            corrects: components["schemas"]["FundEntryRef"] | null;
            corrected_by: components["schemas"]["FundEntryRef"] | null;
            before: components["schemas"]["Photo"][];
            after: components["schemas"]["Photo"][];
            evidence: components["schemas"]["Photo"][];
            recorded_by: components["schemas"]["AccountRef"] | null;
            approved_by: components["schemas"]["AccountRef"] | null;
            recorded_at: string;
            hash: string;
            may: components["schemas"]["FundEntryMay"];
            url: string;
        };
        FundEntryMay: {
            correct: boolean;
            add_photos: boolean;
        };
        FundProposal: {
            /** Format: int64 */
            id: number;
            project: components["schemas"]["ProjectRef"];
            state: components["schemas"]["FundProposalState"];
            category: components["schemas"]["FundCategory"];
            /** Format: int64 */
            amount_fen: number;
            payee: string;
            title: string;
            html: string;
            building: components["schemas"]["BuildingRef"] | null;
            complaint: components["schemas"]["FundComplaint"] | null;
            before: components["schemas"]["Photo"][];
            evidence: components["schemas"]["Photo"][];
            proposed_by: components["schemas"]["AccountRef"] | null;
            proposed_at: string;
            decided_by: components["schemas"]["AccountRef"] | null;
            decided_at: string | null;
            reason: string | null;
            entry: components["schemas"]["FundEntryRef"] | null;
            may: components["schemas"]["FundProposalMay"];
        };
        FundProposalMay: {
            approve: boolean;
            refuse: boolean;
        };
        Page_FundEntry: {
            items: components["schemas"]["FundEntry"][];
            next: string | null;
        };
        Page_FundProposal: {
            items: components["schemas"]["FundProposal"][];
            next: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Health"];
                };
            };
        };
    };
    get_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Readiness"];
                };
            };
        };
    };
    get_privacy_notice: {
        parameters: {
            query?: {
                /** @description The language. */
                locale?: components["schemas"]["Locale"];
            };
            header?: {
                /** @description The languages the browser prefers. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["PrivacyNotice"];
                };
            };
        };
    };
    list_accounts: {
        parameters: {
            query?: {
                /** @description What is looked for; everything unless given. */
                query?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_AccountRef"];
                };
            };
        };
    };
    register_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description The languages the browser prefers. */
                "Accept-Language"?: string;
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RegistrationInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    get_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Profile"];
                };
            };
        };
    };
    erase_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_SessionInfo"];
                };
            };
        };
    };
    end_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    update_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    send_email_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    prove_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CodeInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    send_phone_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PhoneInput"];
            };
        };
        responses: {
            /** @description Taken. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    prove_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CodeInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    delete_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    record_consent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ConsentInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    erase_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ErasureInput"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    delete_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PasswordInput"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    recover_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RecoveryInput"];
            };
        };
        responses: {
            /** @description Taken. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ResetInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
        };
    };
    upload_photo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Photo"];
                };
            };
        };
    };
    get_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JPEG. */
            200: {
                headers: {
                    /**
                     * @description For ever, where everybody may see it. What not everybody may see is asked for again each time, because that
                     *     may change.
                     */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
        };
    };
    get_thumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JPEG. */
            200: {
                headers: {
                    /**
                     * @description For ever, where everybody may see it. What not everybody may see is asked for again each time, because that
                     *     may change.
                     */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_RoleGrant"];
                };
            };
        };
    };
    grant_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["GrantInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["RoleGrant"];
                };
            };
        };
    };
    revoke_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_projects: {
        parameters: {
            query?: {
                /** @description Of this city only. */
                city?: string;
                /** @description At this stage only. */
                status?: components["schemas"]["ProjectStatus"];
                /** @description With this text in name, city, district or address. */
                query?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Project"];
                };
            };
        };
    };
    create_project: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ProjectInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Project"];
                };
            };
        };
    };
    get_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Project"];
                };
            };
        };
    };
    update_project: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ProjectPatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Project"];
                };
            };
        };
    };
    list_facts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Fact"];
                };
            };
        };
    };
    create_fact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["FactInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Fact"];
                };
            };
        };
    };
    delete_fact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fact_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    update_fact: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `version` that was read. */
                "If-Match"?: string;
            };
            path: {
                fact_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["FactPatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Fact"];
                };
            };
        };
    };
    list_buildings: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Building"];
                };
            };
        };
    };
    create_building: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["BuildingInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Building"];
                };
            };
        };
    };
    replace_building: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                building_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["BuildingInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Building"];
                };
            };
        };
    };
    delete_building: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                building_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_units: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                building_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Unit"];
                };
            };
        };
    };
    create_units: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                building_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UnitsInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Unit"];
                };
            };
        };
    };
    replace_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UnitInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Unit"];
                };
            };
        };
    };
    delete_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_boards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Board"];
                };
            };
        };
    };
    create_club_board: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["BoardInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Board"];
                };
            };
        };
    };
    list_project_boards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Board"];
                };
            };
        };
    };
    create_board: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["BoardInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Board"];
                };
            };
        };
    };
    get_board: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["BoardPlace"];
                };
            };
        };
    };
    update_board: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                board_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["BoardPatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Board"];
                };
            };
        };
    };
    list_ownerships: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description In this state only. */
                state?: components["schemas"]["OwnershipState"];
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Ownership"];
                };
            };
        };
    };
    claim_ownership: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ClaimInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Ownership"];
                };
            };
        };
    };
    list_my_ownerships: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Ownership"];
                };
            };
        };
    };
    withdraw_ownership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownership_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_residents: {
        parameters: {
            query?: {
                /** @description Who is looked for, in 2 to 80 characters. */
                query?: string;
                /** @description The homes of this account. */
                account_id?: number;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Resident"];
                };
            };
        };
    };
    decide_ownership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownership_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["DecisionInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Ownership"];
                };
            };
        };
    };
    list_milestones: {
        parameters: {
            query?: {
                /** @description Those of this building and of the whole project. */
                building_id?: number;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Milestone"];
                };
            };
        };
    };
    create_milestone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MilestoneInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Milestone"];
                };
            };
        };
    };
    get_milestone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                milestone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Milestone"];
                };
            };
        };
    };
    update_milestone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                milestone_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MilestonePatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Milestone"];
                };
            };
        };
    };
    withdraw_milestone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                milestone_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Milestone"];
                };
            };
        };
    };
    list_milestone_changes: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                milestone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_MilestoneChange"];
                };
            };
        };
    };
    list_updates: {
        parameters: {
            query?: {
                /** @description Those about this building and about the whole project. */
                building_id?: number;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Update"];
                };
            };
        };
    };
    create_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UpdateInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Update"];
                };
            };
        };
    };
    get_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                update_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Update"];
                };
            };
        };
    };
    edit_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                update_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UpdatePatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Update"];
                };
            };
        };
    };
    withdraw_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                update_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Update"];
                };
            };
        };
    };
    list_my_homes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_HomeCard"];
                };
            };
        };
    };
    get_journey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the unit. */
                home_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Journey"];
                };
            };
        };
    };
    set_home_dates: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read; 0 before the first time. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the unit. */
                home_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["DatesInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Journey"];
                };
            };
        };
    };
    record_touch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the unit. */
                home_id: number;
                /** @description What was done. */
                kind: components["schemas"]["RecordedTouch"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TouchInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Journey"];
                };
            };
        };
    };
    list_managers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_NamedManager"];
                };
            };
        };
    };
    list_manager_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_AccountRef"];
                };
            };
        };
    };
    name_building_manager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                building_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ManagerInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NamedManager"];
                };
            };
        };
    };
    dismiss_building_manager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                building_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    name_home_manager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the unit. */
                home_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ManagerInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NamedManager"];
                };
            };
        };
    };
    dismiss_home_manager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the unit. */
                home_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_contract_notes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_ContractNote"];
                };
            };
        };
    };
    create_contract_note: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ContractNoteInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ContractNote"];
                };
            };
        };
    };
    delete_contract_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                note_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    update_contract_note: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                note_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ContractNotePatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ContractNote"];
                };
            };
        };
    };
    list_checklist_items: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_ChecklistItem"];
                };
            };
        };
    };
    create_checklist_items: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ChecklistItemsInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_ChecklistItem"];
                };
            };
        };
    };
    delete_checklist_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    update_checklist_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                item_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ChecklistItemPatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ChecklistItem"];
                };
            };
        };
    };
    get_home_checklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the unit. */
                home_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_ChecklistLine"];
                };
            };
        };
    };
    tick_checklist_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the unit. */
                home_id: number;
                item_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TickInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ChecklistLine"];
                };
            };
        };
    };
    list_home_visits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the unit. */
                home_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_HomeVisit"];
                };
            };
        };
    };
    appoint_home_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the unit. */
                home_id: number;
                /** @description Which visit, from 1. */
                round: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["AppointmentInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["HomeVisit"];
                };
            };
        };
    };
    report_home_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the unit. */
                home_id: number;
                /** @description Which visit, from 1. */
                round: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["VisitReportInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["HomeVisit"];
                };
            };
        };
    };
    get_home_visit_figures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["HomeVisitFigures"];
                };
            };
        };
    };
    get_touch_grid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["TouchGrid"];
                };
            };
        };
    };
    list_missing_touches: {
        parameters: {
            query?: {
                /** @description Of this kind. */
                kind?: components["schemas"]["TouchKind"];
                /** @description In this building. */
                building_id?: number;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_MissingTouch"];
                };
            };
        };
    };
    list_latest_topics: {
        parameters: {
            query?: {
                /** @description Only those of this project. */
                project_id?: number;
                /** @description 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Topic"];
                };
            };
        };
    };
    list_topics: {
        parameters: {
            query?: {
                /** @description 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                /** @description The board. */
                board_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Topic"];
                };
            };
        };
    };
    open_topic: {
        parameters: {
            query?: never;
            header?: {
                /** @description A word of your choice: the same request with the same word acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The board. */
                board_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TopicInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["TopicDetail"];
                };
            };
        };
    };
    list_account_topics: {
        parameters: {
            query?: {
                /** @description 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                /** @description The account. */
                account_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Topic"];
                };
            };
        };
    };
    get_topic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The topic. */
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["TopicDetail"];
                };
            };
        };
    };
    delete_topic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The topic. */
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    update_topic: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read. */
                "If-Match"?: string;
            };
            path: {
                /** @description The topic. */
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TopicPatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["TopicDetail"];
                };
            };
        };
    };
    restore_topic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The topic. */
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["TopicDetail"];
                };
            };
        };
    };
    mark_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The topic. */
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReadInput"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_unread: {
        parameters: {
            query: {
                /** @description Ids of topics, separated by commas. */
                topic_ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["UnreadList"];
                };
            };
        };
    };
    list_posts: {
        parameters: {
            query?: {
                /** @description Which page, from 1. */
                page?: number;
            };
            header?: never;
            path: {
                /** @description The topic. */
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["PostPage"];
                };
            };
        };
    };
    write_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description A word of your choice: the same request with the same word acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The topic. */
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PostInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Post"];
                };
            };
        };
    };
    get_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                post_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Post"];
                };
            };
        };
    };
    delete_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                post_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Post"];
                };
            };
        };
    };
    edit_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read. */
                "If-Match"?: string;
            };
            path: {
                /** @description The post. */
                post_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PostPatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Post"];
                };
            };
        };
    };
    get_post_source: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                post_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Source"];
                };
            };
        };
    };
    restore_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                post_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Post"];
                };
            };
        };
    };
    list_revisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                post_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["RevisionList"];
                };
            };
        };
    };
    preview_markdown: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PreviewInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Preview"];
                };
            };
        };
    };
    search_posts: {
        parameters: {
            query: {
                /** @description The words, up to 512 bytes. */
                q: string;
                /** @description What is looked for; posts unless given. Complaints are in no board, and whose they are is not looked for. */
                kind?: components["schemas"]["HitKind"];
                /** @description Only in this board. */
                board_id?: number;
                /** @description Only of this project. */
                project_id?: number;
                /** @description Only by this account. */
                author_id?: number;
                /** @description The order; best first unless said. */
                sort?: components["schemas"]["SearchSort"];
                /** @description 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SearchPage"];
                };
            };
        };
    };
    list_complaints: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description In this state only. */
                state?: components["schemas"]["ComplaintState"];
                /** @description Of those only that owe something of this kind: `ruling` for leads, `commitment` for whoever promised. */
                owes?: components["schemas"]["DeadlineKind"];
                /** @description One's own only. */
                mine?: boolean;
                /** @description Those that one works on only. */
                handled_by_me?: boolean;
                /** @description About this only. */
                category?: components["schemas"]["Category"];
                /** @description Of this grade only. */
                grade?: components["schemas"]["Grade"];
                /** @description Those that nobody works on only. */
                unassigned?: boolean;
                /** @description Those whose answer is overdue only, the most overdue first after danger; for staff. */
                late?: boolean;
                /** @description Those whose answer is due before this instant only, danger first, then the most urgent; for staff. */
                due_before?: string;
                /** @description Those of this account only; for staff. */
                complainant_id?: number;
                /** @description Those with this number, or with this in the title; at most 80 characters. */
                query?: string;
                /** @description Those of every project where one answers, private ones included; for staff. */
                desk?: boolean;
                /** @description Those that are offered to one only; for staff. */
                offered_to_me?: boolean;
                /** @description Of this team only; for staff. */
                team_id?: number;
                /** @description Those that their team refused and on which a lead has to decide only; for staff. */
                refused?: boolean;
                /** @description Those where life or property is in danger only. */
                danger?: boolean;
                /** @description In which order; `newest` unless given. */
                sort?: components["schemas"]["ComplaintSort"];
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Complaint"];
                };
            };
        };
    };
    file_complaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ComplaintInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    get_complaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    list_complaint_acts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_ComplaintAct"];
                };
            };
        };
    };
    follow_up_complaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["WordsInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    answer_complaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
                /** @description The version that was read: where somebody did something since, it is refused. */
                "If-Match"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["WordsInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    retract_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
                /** @description The number of the act that was the answer. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    resolve_complaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
                /** @description The version that was read: where somebody did something since, it is refused. */
                "If-Match"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["WordsInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    confirm_complaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    reopen_complaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["WordsInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    withdraw_complaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    rate_complaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RatingInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    dispute_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
                /** @description The number of the act that was the answer. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    rule_on_answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
                /** @description The number of the act that was the answer. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RulingInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    ask_complainant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["WordsInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    make_commitment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UntilInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    keep_commitment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
                /** @description The number of the act that was the commitment. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    extend_resolution: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UntilInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    waive_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    skip_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    want_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    propose_closing: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["WordsInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    decide_closing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ClosingInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    assign_complaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["HandlerInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    grade_complaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["GradeInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    list_complaint_notes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_ComplaintNote"];
                };
            };
        };
    };
    note_complaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["NoteInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ComplaintNote"];
                };
            };
        };
    };
    list_handlers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Handler"];
                };
            };
        };
    };
    get_promise: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description Live complaints, unless those are asked for that were imported. */
                source?: components["schemas"]["ComplaintSource"];
                /** @description How many days back, 1 to 366; 30 unless given, and of imported complaints all. */
                days?: number;
                /** @description From this day at the projects, instead of `days`. */
                from_on?: string;
                /** @description Up to and with this day at the projects; up to now unless given. */
                until_on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Promise"];
                };
            };
        };
    };
    list_promise_series: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description Live complaints, unless those are asked for that were imported. */
                source?: components["schemas"]["ComplaintSource"];
                /** @description How many days back, 1 to 366; 30 unless given, and of imported complaints all. */
                days?: number;
                /** @description From this day at the projects, instead of `days`. */
                from_on?: string;
                /** @description Up to and with this day at the projects; up to now unless given. */
                until_on?: string;
                /** @description How long a stretch is; a day unless given. */
                by?: components["schemas"]["Step"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_PromiseStretch"];
                };
            };
        };
    };
    list_promise_projects: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description Live complaints, unless those are asked for that were imported. */
                source?: components["schemas"]["ComplaintSource"];
                /** @description How many days back, 1 to 366; 30 unless given, and of imported complaints all. */
                days?: number;
                /** @description From this day at the projects, instead of `days`. */
                from_on?: string;
                /** @description Up to and with this day at the projects; up to now unless given. */
                until_on?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_PromiseOfProject"];
                };
            };
        };
    };
    list_promise_breaches: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description Live complaints, unless those are asked for that were imported. */
                source?: components["schemas"]["ComplaintSource"];
                /** @description How many days back, 1 to 366; 30 unless given, and of imported complaints all. */
                days?: number;
                /** @description From this day at the projects, instead of `days`. */
                from_on?: string;
                /** @description Up to and with this day at the projects; up to now unless given. */
                until_on?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_PromiseBreach"];
                };
            };
        };
    };
    list_promise_cuts: {
        parameters: {
            query: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description Live complaints, unless those are asked for that were imported. */
                source?: components["schemas"]["ComplaintSource"];
                /** @description How many days back, 1 to 366; 30 unless given, and of imported complaints all. */
                days?: number;
                /** @description From this day at the projects, instead of `days`. */
                from_on?: string;
                /** @description Up to and with this day at the projects; up to now unless given. */
                until_on?: string;
                /** @description What they are told apart by. */
                cut: components["schemas"]["Cut"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_PromiseCut"];
                };
            };
        };
    };
    export_promise: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description Live complaints, unless those are asked for that were imported. */
                source?: components["schemas"]["ComplaintSource"];
                /** @description How many days back, 1 to 366; 30 unless given, and of imported complaints all. */
                days?: number;
                /** @description From this day at the projects, instead of `days`. */
                from_on?: string;
                /** @description Up to and with this day at the projects; up to now unless given. */
                until_on?: string;
                /** @description Of a series: how long a stretch is; a day unless given. */
                by?: components["schemas"]["Step"];
                /** @description Which table; the series unless given. */
                table?: components["schemas"]["PromiseTable"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV in UTF-8 with a byte order mark; the names of columns are those of the fields of the same figures in JSON. */
            200: {
                headers: {
                    /** @description Under which name to keep it. */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
        };
    };
    get_promise_badge: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description How many days back, 1 to 366; 30 unless given. */
                days?: number;
                /** @description In which language; Chinese unless given. */
                locale?: components["schemas"]["Locale"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SVG without anything that somebody wrote. */
            200: {
                headers: {
                    /** @description May be kept for five minutes. */
                    "Cache-Control": string;
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
        };
    };
    assign_complaints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["AssignmentsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_AssignedComplaint"];
                };
            };
        };
    };
    refuse_complaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    reroute_complaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TeamChoice"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    offer_complaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["HandlerInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    accept_complaint_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    decline_complaint_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Complaint"];
                };
            };
        };
    };
    list_complaint_holders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_ComplaintHolder"];
                };
            };
        };
    };
    list_complaint_compensations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Compensation"];
                };
            };
        };
    };
    propose_compensation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CompensationInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Compensation"];
                };
            };
        };
    };
    list_compensations: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description In this state only. */
                state?: components["schemas"]["CompensationState"];
                /** @description Of this kind only. */
                kind?: components["schemas"]["CompensationKind"];
                /** @description Those that should have been carried out by now only. */
                late?: boolean;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Compensation"];
                };
            };
        };
    };
    get_compensation_totals: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description How many days back, 1 to 366; 30 unless given. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_CompensationTotal"];
                };
            };
        };
    };
    get_compensation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                compensation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Compensation"];
                };
            };
        };
    };
    approve_compensation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                compensation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Compensation"];
                };
            };
        };
    };
    refuse_compensation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                compensation_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Compensation"];
                };
            };
        };
    };
    accept_compensation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                compensation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Compensation"];
                };
            };
        };
    };
    decline_compensation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                compensation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Compensation"];
                };
            };
        };
    };
    pay_compensation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                compensation_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PaymentInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Compensation"];
                };
            };
        };
    };
    receive_compensation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                compensation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Compensation"];
                };
            };
        };
    };
    get_compensation_limits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CompensationLimits"];
                };
            };
        };
    };
    set_compensation_limits: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CompensationLimitsInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CompensationLimits"];
                };
            };
        };
    };
    list_due_visits: {
        parameters: {
            query?: {
                /** @description Of this project only. */
                project_id?: number;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_DueVisit"];
                };
            };
        };
    };
    list_complaint_visits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Visit"];
                };
            };
        };
    };
    record_visit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                complaint_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["VisitInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Visit"];
                };
            };
        };
    };
    list_teams: {
        parameters: {
            query?: {
                /** @description Those that may work for this project only. */
                project_id?: number;
                /** @description One's own only. */
                mine?: boolean;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Team"];
                };
            };
        };
    };
    create_team: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TeamInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Team"];
                };
            };
        };
    };
    get_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Team"];
                };
            };
        };
    };
    close_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    update_team: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                team_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TeamPatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Team"];
                };
            };
        };
    };
    add_team_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: number;
                account_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Team"];
                };
            };
        };
    };
    remove_team_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: number;
                account_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_routing_rules: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_RoutingRule"];
                };
            };
        };
    };
    set_routing_rule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RoutingRuleInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["RoutingRule"];
                };
            };
        };
    };
    delete_routing_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                routing_rule_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_canned_answers: {
        parameters: {
            query?: {
                /** @description Those that are for this project only, its city's and the group's included. */
                project_id?: number;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_CannedAnswer"];
                };
            };
        };
    };
    create_canned_answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CannedAnswerInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CannedAnswer"];
                };
            };
        };
    };
    delete_canned_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                canned_answer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    update_canned_answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                canned_answer_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CannedAnswerPatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CannedAnswer"];
                };
            };
        };
    };
    fill_canned_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint_id: number;
                canned_answer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Draft"];
                };
            };
        };
    };
    search_callers: {
        parameters: {
            query: {
                /** @description A name or its beginning, at least two characters; or a whole number or address. */
                query: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_AccountRecord"];
                };
            };
        };
    };
    get_account_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["AccountRecord"];
                };
            };
        };
    };
    list_saved_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_SavedView"];
                };
            };
        };
    };
    create_saved_view: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SavedViewInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SavedView"];
                };
            };
        };
    };
    update_saved_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                saved_view_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SavedViewInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SavedView"];
                };
            };
        };
    };
    delete_saved_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                saved_view_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_notices: {
        parameters: {
            query?: {
                /** @description In which order; `newest` unless given. */
                sort?: components["schemas"]["NoticeSort"];
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Notice"];
                };
            };
        };
    };
    count_unread_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["UnreadCount"];
                };
            };
        };
    };
    mark_notices_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["NoticesRead"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    mark_notice_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_notice_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NoticeSettings"];
                };
            };
        };
    };
    put_notice_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["NoticeSettings"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NoticeSettings"];
                };
            };
        };
    };
    end_mails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UnsubscribeInput"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_notice_devices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NoticeDevice"][];
                };
            };
        };
    };
    put_notice_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["DeviceInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NoticeDevice"];
                };
            };
        };
    };
    delete_notice_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    open_stream: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was received. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["StreamEvent"][];
                };
            };
        };
    };
    get_club: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Club"];
                };
            };
        };
    };
    update_club: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ClubInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ClubSettings"];
                };
            };
        };
    };
    get_club_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ClubSettings"];
                };
            };
        };
    };
    get_membership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Membership"];
                };
            };
        };
    };
    join_club: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MemberInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Membership"];
                };
            };
        };
    };
    leave_club: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_my_points: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_StatementLine"];
                };
            };
        };
    };
    export_my_points: {
        parameters: {
            query?: {
                /** @description In which language it says what happened; Chinese unless given. */
                locale?: components["schemas"]["Locale"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description CSV in UTF-8 with a byte order mark, oldest line first, at most 10 000; the names of columns are those of the lines
             *     in JSON, and `what` says in words what happened.
             */
            200: {
                headers: {
                    /** @description Under which name to keep it. */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
        };
    };
    list_members: {
        parameters: {
            query?: {
                /** @description The number of a membership, the beginning of a name, or a whole e-mail address or phone number. */
                q?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_ClubMember"];
                };
            };
        };
    };
    get_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Membership"];
                };
            };
        };
    };
    list_member_points: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                membership_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_StatementLine"];
                };
            };
        };
    };
    export_member_points: {
        parameters: {
            query?: {
                /** @description In which language it says what happened; Chinese unless given. */
                locale?: components["schemas"]["Locale"];
            };
            header?: never;
            path: {
                membership_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description CSV in UTF-8 with a byte order mark, oldest line first, at most 10 000; the names of columns are those of the lines
             *     in JSON, and `what` says in words what happened.
             */
            200: {
                headers: {
                    /** @description Under which name to keep it. */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
        };
    };
    propose_adjustment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                membership_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["AdjustmentInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    list_adjustments: {
        parameters: {
            query?: {
                /** @description Only those that stand so. */
                state?: components["schemas"]["AdjustmentState"];
                /** @description Only those of this member. */
                membership_id?: number;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Adjustment"];
                };
            };
        };
    };
    approve_adjustment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                adjustment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    refuse_adjustment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                adjustment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    get_earning: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["EarningWays"];
                };
            };
        };
    };
    list_earning_rules: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_EarningRule"];
                };
            };
        };
    };
    create_earning_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["EarningRuleInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["EarningRule"];
                };
            };
        };
    };
    try_earning_rule: {
        parameters: {
            query: {
                /** @description The first day. */
                from_on: string;
                /** @description The last day; at most a year after the first. */
                until_on: string;
            };
            header?: never;
            path: {
                earning_rule_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["DryRun"];
                };
            };
        };
    };
    activate_earning_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                earning_rule_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["EarningRule"];
                };
            };
        };
    };
    end_earning_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                earning_rule_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["EarningRule"];
                };
            };
        };
    };
    list_receipts: {
        parameters: {
            query?: {
                /** @description The number of a membership. */
                number?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Receipt"];
                };
            };
        };
    };
    record_receipt: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReceiptInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Receipt"];
                };
            };
        };
    };
    void_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receipt_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["VoidInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Receipt"];
                };
            };
        };
    };
    import_receipts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReceiptsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ReceiptsReport"];
                };
            };
        };
    };
    list_rewards: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Reward"];
                };
            };
        };
    };
    create_reward: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RewardInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Reward"];
                };
            };
        };
    };
    get_reward: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reward_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Reward"];
                };
            };
        };
    };
    update_reward: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                reward_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RewardInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Reward"];
                };
            };
        };
    };
    redeem_reward: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                reward_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Redemption"];
                };
            };
        };
    };
    list_my_redemptions: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Redemption"];
                };
            };
        };
    };
    cancel_redemption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                redemption_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CancellationInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Redemption"];
                };
            };
        };
    };
    get_voucher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Redemption"];
                };
            };
        };
    };
    use_voucher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Redemption"];
                };
            };
        };
    };
    list_my_referrals: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_SentReferral"];
                };
            };
        };
    };
    get_referral_claim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ReferralClaim"];
                };
            };
        };
    };
    claim_referral: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReferralClaimInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ReferralClaim"];
                };
            };
        };
    };
    list_referrals: {
        parameters: {
            query?: {
                /** @description Only those that stand so. */
                state?: components["schemas"]["ReferralState"];
                /**
                 * @description Only those with this number or code of the member who sent, this reference of a contract, or this whole name,
                 *     e-mail address or phone number on either side.
                 */
                q?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Referral"];
                };
            };
        };
    };
    record_referral: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReferralInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Referral"];
                };
            };
        };
    };
    get_referral_figures: {
        parameters: {
            query: {
                /** @description The first day. */
                from_on: string;
                /** @description The last day; at most two years after the first. */
                until_on: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ReferralFigures"];
                };
            };
        };
    };
    get_referral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                referral_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Referral"];
                };
            };
        };
    };
    record_referral_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                referral_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReferralStepInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Referral"];
                };
            };
        };
    };
    get_my_consents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Consents"];
                };
            };
        };
    };
    put_my_consents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ConsentsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Consents"];
                };
            };
        };
    };
    get_account_consents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["AccountConsents"];
                };
            };
        };
    };
    record_account_consent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["AccountConsentInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ConsentAct"];
                };
            };
        };
    };
    list_segments: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Segment"];
                };
            };
        };
    };
    create_segment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SegmentInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Segment"];
                };
            };
        };
    };
    get_segment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Segment"];
                };
            };
        };
    };
    update_segment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                segment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SegmentInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Segment"];
                };
            };
        };
    };
    delete_segment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    count_segment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SegmentCountInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SegmentCount"];
                };
            };
        };
    };
    list_my_bulletins: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_MyBulletin"];
                };
            };
        };
    };
    get_my_bulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulletin_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MyBulletin"];
                };
            };
        };
    };
    list_bulletins: {
        parameters: {
            query?: {
                /** @description Only those that stand so. */
                state?: components["schemas"]["BulletinState"];
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Bulletin"];
                };
            };
        };
    };
    create_bulletin: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["BulletinInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Bulletin"];
                };
            };
        };
    };
    get_bulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulletin_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Bulletin"];
                };
            };
        };
    };
    update_bulletin: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                bulletin_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["BulletinInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Bulletin"];
                };
            };
        };
    };
    schedule_bulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulletin_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["BulletinScheduleInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Bulletin"];
                };
            };
        };
    };
    unschedule_bulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulletin_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Bulletin"];
                };
            };
        };
    };
    stop_bulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulletin_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Bulletin"];
                };
            };
        };
    };
    try_bulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulletin_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_bulletin_deliveries: {
        parameters: {
            query?: {
                /** @description Only those that stand so. */
                state?: components["schemas"]["DeliveryState"];
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                bulletin_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Delivery"];
                };
            };
        };
    };
    list_greetings: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Greeting"];
                };
            };
        };
    };
    create_greeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["GreetingInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Greeting"];
                };
            };
        };
    };
    get_greeting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                greeting_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Greeting"];
                };
            };
        };
    };
    update_greeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                greeting_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["GreetingInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Greeting"];
                };
            };
        };
    };
    end_greeting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                greeting_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Greeting"];
                };
            };
        };
    };
    list_standings: {
        parameters: {
            query?: {
                /** @description Only those who stand so. */
                stage?: components["schemas"]["MemberStage"];
                /** @description Only those who may be about to leave. */
                at_risk?: boolean;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_MemberStanding"];
                };
            };
        };
    };
    get_club_report: {
        parameters: {
            query: {
                /** @description A day of the first month. */
                from_on: string;
                /** @description A day of the last month; at most 24 months. */
                until_on: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ClubReport"];
                };
            };
        };
    };
    export_club_report: {
        parameters: {
            query: {
                /** @description A day of the first month. */
                from_on: string;
                /** @description A day of the last month; at most 24 months. */
                until_on: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV in UTF-8 with a byte order mark; the names of columns are those of the fields in JSON. */
            200: {
                headers: {
                    /** @description Under which name to keep it. */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
        };
    };
    list_events: {
        parameters: {
            query?: {
                /** @description Of this project. */
                project_id?: number;
                /** @description Of this city and its projects. */
                city?: string;
                /** @description Of this kind. */
                kind?: components["schemas"]["EventKind"];
                /** @description Of this series of weeks. */
                series_id?: number;
                /** @description `upcoming` unless given, `past` or `drafts`. */
                when?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_EventCard"];
                };
            };
        };
    };
    create_event: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["EventInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Event"];
                };
            };
        };
    };
    get_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Event"];
                };
            };
        };
    };
    update_event: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["EventPatch"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Event"];
                };
            };
        };
    };
    replace_event_plan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PlanInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Event"];
                };
            };
        };
    };
    publish_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PublishInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Event"];
                };
            };
        };
    };
    cancel_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CancelEventInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Event"];
                };
            };
        };
    };
    update_event_quota: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the event that was read. */
                "If-Match"?: string;
            };
            path: {
                event_id: number;
                quota_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["QuotaPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["QuotaChange"];
                };
            };
        };
    };
    get_event_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description iCalendar (RFC 5545), in UTC. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar; charset=utf-8": string;
                };
            };
        };
    };
    list_event_registrations: {
        parameters: {
            query?: {
                /** @description Those that stand so. */
                state?: components["schemas"]["RegistrationState"];
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Registration"];
                };
            };
        };
    };
    create_registration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["EventRegistrationInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Registration"];
                };
            };
        };
    };
    create_registration_on_behalf: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["EventOnBehalfInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Registration"];
                };
            };
        };
    };
    list_my_registrations: {
        parameters: {
            query?: {
                /** @description `upcoming` for events that are not over, `past` for those that are; all unless given. */
                when?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Registration"];
                };
            };
        };
    };
    get_registration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registration_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Registration"];
                };
            };
        };
    };
    accept_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registration_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["AcceptInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Registration"];
                };
            };
        };
    };
    decline_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registration_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Registration"];
                };
            };
        };
    };
    cancel_registration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registration_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CancelRegistrationInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Registration"];
                };
            };
        };
    };
    rate_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registration_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["EventRatingInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Registration"];
                };
            };
        };
    };
    list_event_ratings: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_EventRating"];
                };
            };
        };
    };
    create_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CalendarFeed"];
                };
            };
        };
    };
    delete_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description iCalendar (RFC 5545), in UTC. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar; charset=utf-8": string;
                };
            };
        };
    };
    list_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registration_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Ticket"];
                };
            };
        };
    };
    reissue_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attendee_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Ticket"];
                };
            };
        };
    };
    get_event_roster: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Roster"];
                };
            };
        };
    };
    list_attendees: {
        parameters: {
            query?: {
                /** @description A part of a name, or a code. */
                query?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_AttendeeRecord"];
                };
            };
        };
    };
    list_check_ins: {
        parameters: {
            query?: {
                /** @description Only of seats that were let in by different devices. */
                conflicts?: boolean;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_CheckIn"];
                };
            };
        };
    };
    upload_check_ins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UploadInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Uploaded"];
                };
            };
        };
    };
    create_walk_in: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["WalkInInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CheckIn"];
                };
            };
        };
    };
    undo_check_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_in_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UndoInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CheckIn"];
                };
            };
        };
    };
    list_group_buys: {
        parameters: {
            query?: {
                /** @description For homes of this project. */
                project_id?: number;
                /** @description `current` unless given, `past` or `drafts`. */
                when?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_GroupBuy"];
                };
            };
        };
    };
    create_group_buy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["GroupBuyInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["GroupBuy"];
                };
            };
        };
    };
    get_group_buy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_buy_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["GroupBuy"];
                };
            };
        };
    };
    update_group_buy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                group_buy_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["GroupBuyInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["GroupBuy"];
                };
            };
        };
    };
    open_group_buy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_buy_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["GroupBuy"];
                };
            };
        };
    };
    close_group_buy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_buy_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["GroupBuy"];
                };
            };
        };
    };
    cancel_group_buy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_buy_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["GroupBuyCancellation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["GroupBuy"];
                };
            };
        };
    };
    settle_group_buy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_buy_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["GroupBuy"];
                };
            };
        };
    };
    list_deposits: {
        parameters: {
            query?: {
                /** @description Those that stand so. */
                state?: components["schemas"]["DepositState"];
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                group_buy_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Deposit"];
                };
            };
        };
    };
    create_deposit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                group_buy_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["DepositInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Deposit"];
                };
            };
        };
    };
    list_my_deposits: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Deposit"];
                };
            };
        };
    };
    get_deposit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deposit_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Deposit"];
                };
            };
        };
    };
    withdraw_deposit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deposit_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Deposit"];
                };
            };
        };
    };
    select_deposit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deposit_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SelectionInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Deposit"];
                };
            };
        };
    };
    release_deposit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deposit_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Deposit"];
                };
            };
        };
    };
    apply_deposit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deposit_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ApplicationInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Deposit"];
                };
            };
        };
    };
    list_payments: {
        parameters: {
            query?: {
                /** @description Those that became this. */
                state?: components["schemas"]["PaymentState"];
                /** @description For deposits of this group buy. */
                group_buy_id?: number;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Payment"];
                };
            };
        };
    };
    record_payment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TransferInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Payment"];
                };
            };
        };
    };
    assign_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["AssignmentInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Payment"];
                };
            };
        };
    };
    return_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Payment"];
                };
            };
        };
    };
    list_refunds: {
        parameters: {
            query?: {
                /** @description Those that stand so. */
                state?: components["schemas"]["RefundState"];
                /** @description Those alone that are late. */
                late?: boolean;
                /** @description Of this group buy. */
                group_buy_id?: number;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_Refund"];
                };
            };
        };
    };
    send_refund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                refund_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SendingInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Refund"];
                };
            };
        };
    };
    confirm_refund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                refund_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Refund"];
                };
            };
        };
    };
    export_payments: {
        parameters: {
            query: {
                /** @description The first day. */
                from_on: string;
                /** @description The last day, at most 366 days in all. */
                until_on: string;
                /** @description Of this group buy. */
                group_buy_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV in UTF-8 with a byte order mark, oldest line first, at most 10 000. */
            200: {
                headers: {
                    /** @description Under which name to keep it. */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
        };
    };
    receive_payment_message: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the message, the same whenever it is sent again. */
                "webhook-id"?: string;
                /** @description When it is sent, in seconds since 1970. */
                "webhook-timestamp"?: string;
                /** @description `v1,` and the signature in base64; several with spaces between while a secret is replaced. */
                "webhook-signature"?: string;
            };
            path: {
                /** @description The name of the provider in the settings. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ProviderMessage"];
            };
        };
        responses: {
            /** @description It is taken, now or before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MessageAnswer"];
                };
            };
            /** @description It names something that is not known; it is kept for staff, and need not be sent again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    list_payment_messages: {
        parameters: {
            query?: {
                /** @description Those of which this came: `kept` are those that staff look at. */
                outcome?: components["schemas"]["MessageOutcome"];
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_PaymentMessage"];
                };
            };
        };
    };
    list_my_surveys: {
        parameters: {
            query?: {
                /** @description `open` unless given, or `answered`. */
                when?: string;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_MySurvey"];
                };
            };
        };
    };
    get_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Survey"];
                };
            };
        };
    };
    answer_survey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SurveyAnswerInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before; it is in the list at the address of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SurveyReceipt"];
                };
            };
        };
    };
    decline_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_surveys: {
        parameters: {
            query?: {
                /** @description Of this project. */
                project_id?: number;
                /** @description That stand so. */
                state?: components["schemas"]["SurveyPhase"];
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_DeskSurvey"];
                };
            };
        };
    };
    create_survey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SurveyInput"];
            };
        };
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["DeskSurvey"];
                };
            };
        };
    };
    get_desk_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["DeskSurvey"];
                };
            };
        };
    };
    update_survey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was read. */
                "If-Match"?: string;
            };
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SurveyInput"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Give this as `If-Match` to edit what you have read. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["DeskSurvey"];
                };
            };
        };
    };
    open_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["DeskSurvey"];
                };
            };
        };
    };
    close_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["DeskSurvey"];
                };
            };
        };
    };
    copy_survey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key, the request acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was made, now or by the same request before. */
            201: {
                headers: {
                    /** @description The address of what was made, as an absolute path. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["DeskSurvey"];
                };
            };
        };
    };
    get_survey_results: {
        parameters: {
            query?: {
                /** @description By what answers are told apart; by nothing unless given. */
                cut?: components["schemas"]["SurveyCut"];
            };
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SurveyResults"];
                };
            };
        };
    };
    list_survey_texts: {
        parameters: {
            query: {
                /** @description The question, which is answered in words. */
                question_id: number;
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_SurveyText"];
                };
            };
        };
    };
    export_survey_results: {
        parameters: {
            query?: {
                /** @description By what answers are told apart; by nothing unless given. */
                cut?: components["schemas"]["SurveyCut"];
            };
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV in UTF-8 with a byte order mark. Of the whole `cell` is empty. */
            200: {
                headers: {
                    /** @description Under which name to keep it. */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
        };
    };
    get_satisfaction_trend: {
        parameters: {
            query?: {
                /** @description The first day; that of the month eleven months before unless given. */
                from_on?: string;
                /** @description The last day, at most five years later; today unless given. */
                until_on?: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SatisfactionTrend"];
                };
            };
        };
    };
    list_survey_answers: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_NamedAnswer"];
                };
            };
        };
    };
    list_survey_invitations: {
        parameters: {
            query?: {
                /** @description 1 to 100; 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_SurveyInvitation"];
                };
            };
        };
    };
    get_fund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Fund"];
                };
            };
        };
    };
    open_fund: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["FundInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Fund"];
                };
            };
        };
    };
    update_fund: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["FundPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Fund"];
                };
            };
        };
    };
    export_fund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
        };
    };
    list_fund_entries: {
        parameters: {
            query?: {
                kind?: components["schemas"]["FundEntryKind"];
                category?: components["schemas"]["FundCategory"];
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_FundEntry"];
                };
            };
        };
    };
    get_fund_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["FundEntry"];
                };
            };
        };
    };
    record_fund_income: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["FundIncomeInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["FundEntry"];
                };
            };
        };
    };
    record_fund_spending: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["FundSpendingInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["FundEntry"];
                };
            };
        };
    };
    correct_fund_entry: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                entry_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["FundReason"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["FundEntry"];
                };
            };
        };
    };
    add_fund_photos: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                entry_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["FundPhotosInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["FundEntry"];
                };
            };
        };
    };
    list_fund_proposals: {
        parameters: {
            query?: {
                state?: components["schemas"]["FundProposalState"];
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Page_FundProposal"];
                };
            };
        };
    };
    propose_fund_spending: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["FundProposalInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["FundProposal"];
                };
            };
        };
    };
    get_fund_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["FundProposal"];
                };
            };
        };
    };
    approve_fund_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["FundProposal"];
                };
            };
        };
    };
    refuse_fund_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["FundReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["FundProposal"];
                };
            };
        };
    };
}
