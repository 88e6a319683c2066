// Made by `npm run generate` from openapi.json: do not edit.
export interface paths {
    "/v1/algorithms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be trained, and its parameters */
        get: operations["listAlgorithms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}/aliases/{alias}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives a version a name that can be moved to another one later: asked for as name@alias */
        put: operations["setModelAlias"];
        post?: never;
        /** Takes an alias away; the model stays */
        delete: operations["deleteModelAlias"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analyses/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a model say of every track what it is, as facts called predicted…: filters and models can use them, and the import that they are can be taken back */
        post: operations["analyzeCatalogue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analyses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a model says of a file (sound, a picture, a text, as it reads them), of a track, or of numbers: labels, the most probable first, or numbers */
        post: operations["analyze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analyses/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets of features of an uploaded file of sound, of the cover and the words in it, of a picture or of a text, as safetensors: a tensor by the name of each set, bands × frames */
        post: operations["computeFeatures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analyses/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A picture of an uploaded file of sound, as PNG: its waveform or its spectrogram */
        post: operations["drawSound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analyses/sounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an uploaded file of sound holds: what is written in it, its loudness, quality, tempo, key and tuning */
        post: operations["analyzeSound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The tracks for a listener, or for a history that is given here and kept nowhere, by any rules */
        post: operations["answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, and who took personal data away; newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether every row of the audit log is in its place and as it was written */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auto": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compares what the data support, tunes the best, trains it on everything and serves it where it is not worse; the job's result explains it */
        post: operations["chooseModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes everything the service holds, of all workspaces, into one file: the job's output. For operators */
        post: operations["createBackup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/caller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What whoever asks may do, so that a page need not ask for what would be refused */
        get: operations["whoAsks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cleaning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules by which data are cleaned before models learn from them, with their thresholds */
        get: operations["getCleaning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Switches rules on or off and changes their thresholds; what is not named stays. Holds from the next snapshot */
        patch: operations["changeCleaning"];
        trace?: never;
    };
    "/v1/cleaning/recount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts what cleaning would leave of all data with these rules changed, as PATCH has them; changes nothing */
        post: operations["recountCleaning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much there is: listeners, tracks and events, as the store holds them now, before any cleaning */
        get: operations["getData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fills an empty workspace with invented listeners, tracks and plays, and lets its most famous tracks sound, to try things out; taken back as any import is */
        post: operations["createDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is served under a name */
        get: operations["getDeployment"];
        /** Serves a model, or a weighted mix of several, under a name from the next request on */
        put: operations["promoteModel"];
        post?: never;
        /** Serves nothing under a name any more, and forgets what was served; the models stay */
        delete: operations["deleteDeployment"];
        options?: never;
        head?: never;
        /** Sets the rules of a deployment's answers, in place of those that it had; what it serves stays */
        patch: operations["changeDeployment"];
        trace?: never;
    };
    "/v1/deployments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was served under a name, newest first; the last 20 changes */
        get: operations["getDeploymentHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is served under which name; `home` answers when no model is named */
        get: operations["listDeployments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Serves what was served before; once more, what was served before that */
        post: operations["rollbackDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a look at the machine, the data folder, models, jobs and keys of all workspaces shows. For operators */
        get: operations["examine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/estimates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a training would take, whether it fits into the memory there is, and what would fit where it does not */
        post: operations["estimateTraining"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judges algorithms on a split of the data, or models on data that is new to them; the job's result has the figures */
        post: operations["createEvaluation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What listeners did, the last that came in first; all of them, or one listener's, these by time too */
        get: operations["listEvents"];
        put?: never;
        /** Tells what listeners do; durable when answered, and in the next recommendation */
        post: operations["createEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes one event back, by the id that the list gives it; the next recommendation knows nothing of it, models stay as they are */
        delete: operations["deleteEvent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/explorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Answers in which chance had a say, the oldest first, with probabilities and what came of them: to judge other rankings by */
        get: operations["listExplorations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes everything the workspace holds, a file for each table; they are the job's output */
        post: operations["createExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sets of numbers that describe sound, covers, and the words of songs */
        get: operations["listFeatures"];
        put?: never;
        /** Computes sets of features of every file of sound that was imported, and of its cover; what is there and up to date is passed over */
        post: operations["createFeatures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service answers, and which data folder's process it is */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether requests should be sent here: the store answers, and the service is not about to stop */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in */
        get: operations["listImports"];
        put?: never;
        /** Brings uploaded files in, one from a url that the service fetches, or a folder of music; all or nothing; the job's result says what was kept */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import */
        get: operations["getImport"];
        put?: never;
        post?: never;
        /** Takes an import back: the store is as if it had never been */
        delete: operations["undoImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of an import that were not simply taken, the first 10,000, in order */
        get: operations["listImportProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of an import: rows by rule, and what cleaning did to them; as a page where HTML is asked for */
        get: operations["getImportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a job that has not ended; nothing of it is kept */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a job is, and what came of it */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Lets a job that waits come sooner or later */
        patch: operations["changeJob"];
        trace?: never;
    };
    "/v1/jobs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a job goes on, as server-sent events: `job` with the job whenever something changed, the last one when it has ended */
        get: operations["watchJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the learning of a training that runs: of its network the best epoch so far is kept, and becomes a model */
        post: operations["finishJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest jobs */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a job told while it ran, oldest line first */
        get: operations["getJobLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/output": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that a job made */
        get: operations["getJobOutput"];
        put?: never;
        post?: never;
        /** Removes the files that a job made, once they were fetched */
        delete: operations["removeJobOutput"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does the work of a job that has ended once more, as a new job */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys, without their secrets */
        get: operations["listKeys"];
        put?: never;
        /** Makes a key; it is shown this once and kept only as a hash */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Makes a key invalid at once */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a new key with the rights of an old one, which ends after a while */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a model that analyzes could learn here: where there are labels, of how many tracks, and what of these can be read */
        get: operations["listLabels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The maps of the catalogue that were made, at most one of each kind */
        get: operations["listMaps"];
        put?: never;
        /** Lays out all tracks in the plane, those near each other that are alike; it goes on from the map before, so that places stay */
        post: operations["createMap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maps/{id}/facts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a fact says of each point of a map, in the order of its points */
        get: operations["getMapFact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maps/{id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where each track lies on a map, what it is called, and by which facts the points can be told apart */
        get: operations["getMapPoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/merges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a merge back for good: the track is never taken for another one again */
        delete: operations["keepApart"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tracks that are taken for another one, as the newest snapshot has them */
        get: operations["listMerges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the service counts about itself, and what answers of the workspace's models cost, as Prometheus reads it */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/foreign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries out a model that was made elsewhere (ONNX) and registers it; the job's result names it */
        post: operations["addModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody should know who relies on a model; as Markdown or as a page where text/markdown or HTML is asked for */
        get: operations["getModelCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One model: name@version, name@alias, or the newest of that name */
        get: operations["getModel"];
        put?: never;
        post?: never;
        /** Deletes one version of a model that is not being served and has no alias */
        delete: operations["deleteModel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A model as one file, to be brought into another installation with POST /v1/model-imports */
        get: operations["exportModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings in a model of another installation from an upload; it is checked and answers once before it is recorded */
        post: operations["importModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The trained models, every version, by name */
        get: operations["listModels"];
        put?: never;
        /** Trains a model on all listening data, or one that analyzes on labelled tracks; the job's result names it */
        post: operations["trainModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}/network/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the network of a model is asked, and the ids of its tracks in the order of its scores: what POST /v1/models/foreign takes beside it */
        get: operations["exportNetworkManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}/network": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The network of a model as a plain ONNX file that any runtime can ask: from the tracks of a session to the scores of all; GET /v1/models/{id}/network/manifest says which tracks these are */
        get: operations["exportNetwork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/playlists/{id}/tracks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts tracks at the end of a playlist */
        post: operations["appendToPlaylist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/playlists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A playlist with its tracks */
        get: operations["getPlaylist"];
        put?: never;
        post?: never;
        /** Deletes a playlist, and tells what was in it; its tracks stay */
        delete: operations["deletePlaylist"];
        options?: never;
        head?: never;
        /** Renames a playlist, or puts other tracks or another order in place of its own; what is not named stays */
        patch: operations["changePlaylist"];
        trace?: never;
    };
    "/v1/playlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The playlists that were kept, the newest first */
        get: operations["listPlaylists"];
        put?: never;
        /** Keeps tracks as a playlist, in their order */
        post: operations["createPlaylist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Computes every listener's list; the job's output is a CSV file */
        post: operations["recommendAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the data are like, as the newest snapshot shows them, and every import; as a page where HTML is asked for */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes now what is too old, or says what would go */
        post: operations["applyRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For how many days things are kept; null: for ever */
        get: operations["getRetention"];
        /** Sets for how many days things are kept; what is not named gets its standard. Holds from the next daily removal */
        put: operations["setRetention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules by which answers can be steered, in the order in which they are applied, and their parameters */
        get: operations["listRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One schedule */
        get: operations["getSchedule"];
        put?: never;
        post?: never;
        /** Deletes a schedule and its history; the models that it trained stay, and what it wrote stays with its jobs */
        delete: operations["deleteSchedule"];
        options?: never;
        head?: never;
        /** Pauses or resumes a schedule, or changes what it plans; what is not named stays */
        patch: operations["changeSchedule"];
        trace?: never;
    };
    "/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What begins by itself: trainings, and the writing of lists */
        get: operations["listSchedules"];
        put?: never;
        /** Lets a model be trained again, or everybody's lists be written, by itself: at certain times, or once enough events came in */
        post: operations["createSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/output": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest file that a schedule wrote; 304 for those who say in If-None-Match that they have it */
        get: operations["getScheduleOutput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a schedule begin now, paused or not */
        post: operations["runSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a schedule began, newest first, and what came of it */
        get: operations["listScheduleRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tracks whose id, title or artist contains a text */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What comes next in each of some sessions that are given here and kept nowhere; tracks that were played may come again */
        post: operations["nextTracks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which settings the service runs; they are changed on the command line, in the environment or in segue.toml */
        get: operations["listSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The datasets that models were trained on, newest first */
        get: operations["listSnapshots"];
        put?: never;
        /** Takes a snapshot of what the store holds now, cleaned and described, unless there is one */
        post: operations["takeSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One track, and what is known of its sound */
        get: operations["getTrack"];
        put?: never;
        post?: never;
        /** Removes a track and everything about it; it is in no answer from now on */
        delete: operations["deleteTrack"];
        options?: never;
        head?: never;
        /** Changes a track by hand, over what any import says; null takes back what was written so */
        patch: operations["changeTrack"];
        trace?: never;
    };
    "/v1/tracks/{id}/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture of a track's cover: JPEG, PNG or WebP; 304 for those who say in If-None-Match that they have it */
        get: operations["getTrackCover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks/covers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the covers of these tracks are made of: their own pictures, and how they sound for those that have none */
        post: operations["describeCovers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks/{id}/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sets of features of a track's sound and cover that were computed, and of its words, as safetensors: a tensor by the name of each set, bands × frames */
        get: operations["getTrackFeatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue */
        get: operations["listTracks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks/{id}/lyrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words of a track, where its file or one beside it holds them; with the times of the lines, where these are written */
        get: operations["getTrackLyrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks/{id}/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tracks that sound like this one, by timbre, harmony, brightness, loudness and speed, where these were computed (POST /v1/features) */
        get: operations["tracksThatSoundAlike"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a track's sound, as PNG: its waveform or its spectrogram, where the features that it shows were computed */
        get: operations["getTrackPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks/{id}/ranks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the numbers that are known of a track, and those that were measured of its sound, lie among those of all tracks */
        get: operations["getTrackRanks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a listener who knows only this track would be recommended */
        get: operations["similarTracks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks/{id}/sound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sound of a track as its file holds it; a part of it (206) where the header Range says so */
        get: operations["getTrackSound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracks/sounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which of these tracks can be played, how long each lasts, and the version of its cover: for lists of tracks */
        post: operations["findSounds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tunings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The searches for parameters, newest first, with the best that each has found */
        get: operations["listTunings"];
        put?: never;
        /** Searches for the parameters of an algorithm that suit the data, on the validation part of a split, or of labelled tracks; a job does it */
        post: operations["createTuning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tunings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One search for parameters: every trial, the importance of each parameter, and what trains the best one */
        get: operations["getTuning"];
        put?: never;
        post?: never;
        /** Deletes a search for parameters with its trials; models that it trained stay */
        delete: operations["deleteTuning"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tunings/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a page with pictures, where HTML is asked for */
        get: operations["getTuningReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tunings/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on where a search for parameters was interrupted, or ended: with more trials, or more time */
        post: operations["resumeTuning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a file's bytes, to be named in an import or an evaluation */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes an upload that is not wanted any more */
        delete: operations["deleteUpload"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much was used, by day, key or model; what other nodes of the service counted comes a few seconds later */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Erases a listener: everything they did, and their part of every snapshot */
        delete: operations["eraseUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is kept about a listener, and where it came from */
        get: operations["exportUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The listeners */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/ratings/{track}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rating that a listener would give a track, by a model that learned from ratings */
        get: operations["predictRating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tracks for a listener as their events stand now; everybody's favourites for one who is unknown */
        get: operations["recommend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/events/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes back an event of a listener that was just told, by the id that its sender gave it, within 10 minutes; the next recommendation knows nothing of it */
        delete: operations["untellEvent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenants */
        get: operations["listWorkspaces"];
        put?: never;
        /** Makes room for another tenant: its data, models, jobs and keys are seen by nobody else */
        post: operations["createWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a tenant with everything that belongs to it, its keys first */
        delete: operations["removeWorkspace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAlgorithms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @description recommend, or analyze: says labels or numbers of tracks */
                            task: string;
                            summary: string;
                            paper: string;
                            /** @enum {string} */
                            holds: "tracks" | "histories";
                            /** @description Of one that analyzes, the kinds of labels it can learn (see GET /v1/labels); empty for one that recommends */
                            learns: ("one" | "several" | "numbers")[];
                            /** @description Its parameters, as a JSON Schema */
                            config: unknown;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    setModelAlias: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The model's name */
                id: string;
                /** @description The alias, e.g. stable */
                alias: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alias: string;
                        /** @description name@version that it stands for */
                        model: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    deleteModelAlias: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The model's name */
                id: string;
                /** @description The alias */
                alias: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alias: string;
                        /** @description name@version that it stands for */
                        model: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    analyzeCatalogue: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A model that analyzes and was trained here: name or name@version */
                    model: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    analyze: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A model that analyzes: name or name@version */
                    model: string;
                    /** @description A file, for a model that was trained here: sound; where it reads covers or words a picture or a text, or sound that holds one */
                    upload?: {
                        /** @description The id that POST /v1/uploads answered */
                        id: string;
                        /** @description The file's name, for messages */
                        name: string;
                    };
                    /** @description A track of the catalogue, for a model that was trained here */
                    track?: string;
                    /** @description For a model that was made elsewhere: by name of input numbers in nested lists, of the shape that its manifest declares */
                    inputs?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        model: string;
                        version: number;
                        labels?: {
                            label: string;
                            probability: number;
                        }[];
                        numbers?: {
                            name: string;
                            value: number;
                            /** @description How far the truth is from it, as a standard deviation; where the model knows */
                            deviation?: number;
                        }[];
                        /** @description Numbers in nested lists, where a foreign model declares no labels */
                        values?: unknown;
                        /** @description How long it took */
                        seconds: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    computeFeatures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    upload: {
                        /** @description The id that POST /v1/uploads answered */
                        id: string;
                        /** @description The file's name, for messages */
                        name: string;
                    };
                    /** @description Names of sets: mel (power), mfcc, chroma; of covers colour, layout; of words language, terms … */
                    features: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    drawSound: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    upload: {
                        /** @description The id that POST /v1/uploads answered */
                        id: string;
                        /** @description The file's name, for messages */
                        name: string;
                    };
                    /** @description What is drawn */
                    picture: "waveform" | "spectrogram";
                    /** @description Dots from left to right */
                    width?: number;
                    /** @description Dots from top to bottom */
                    height?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    analyzeSound: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    upload: {
                        /** @description The id that POST /v1/uploads answered */
                        id: string;
                        /** @description The file's name, for messages */
                        name: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        file: string;
                        format: {
                            /** @description mp3, flac, ogg-vorbis, ogg-opus, m4a, aac, wav or aiff, by its content */
                            name: string;
                            seconds?: number;
                            /** @description Samples a second */
                            rate?: number;
                            channels?: number;
                            /** @description Bits a second */
                            bitrate?: number;
                        };
                        tags: {
                            title?: string;
                            artist?: string;
                            album?: string;
                            albumArtist?: string;
                            year?: number;
                            genres: string[];
                            track?: number;
                            disc?: number;
                            recordingMbid?: string;
                            releaseMbid?: string;
                            isrc?: string;
                            /** @description dB */
                            replayGain?: {
                                track?: number;
                                album?: number;
                            };
                            lyrics?: string;
                            cover?: {
                                type: string;
                                bytes: number;
                            };
                        };
                        /** @description By name of the set: loudness, quality, tempo, key, tuning; none where the sound is not decoded (Apple Lossless) */
                        features: {
                            [key: string]: {
                                version: number;
                                unit: string;
                                values: {
                                    [key: string]: number;
                                };
                            };
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The listener, as their events stand now */
                    user?: string;
                    /** @description Otherwise what somebody heard, the oldest first */
                    history?: {
                        /** @description What */
                        track: string;
                        /**
                         * @description What happened
                         * @default play
                         * @enum {string}
                         */
                        kind?: "play" | "skip" | "love" | "rating";
                        /**
                         * @description play, skip, love: how many; rating: the rating
                         * @default 1
                         */
                        value?: number;
                        /**
                         * Format: date-time
                         * @description When
                         */
                        at?: string;
                        /** @description Seconds listened */
                        duration?: number;
                    }[];
                    /**
                     * @description How many to answer
                     * @default 10
                     */
                    n?: number;
                    /** @description A model: name, name@version or name@alias; otherwise what the deployment serves */
                    model?: string;
                    /** @description The deployment that answers where no model is named; otherwise home */
                    deployment?: string;
                    /**
                     * @description Whether each track is told with its reasons
                     * @default false
                     */
                    explain?: boolean;
                    /**
                     * @description With explain: how many reasons at most
                     * @default 3
                     */
                    reasons?: number;
                    /** @description Rules by name with their parameters; {on: false} switches one off */
                    rules?: {
                        /** @description Asks for what goes with tracks or artists, beside the listener's history or instead of it. */
                        seeds?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Tracks by their ids
                             * @default []
                             */
                            tracks?: string[];
                            /**
                             * @description Artists by their names; the tracks of theirs that most know stand for them
                             * @default []
                             */
                            artists?: string[];
                            /**
                             * @description Whether the history does not count at all
                             * @default false
                             */
                            instead?: boolean;
                            /**
                             * @description What all seeds together weigh beside all of the history
                             * @default 1
                             */
                            weight?: number;
                        };
                        /** @description Leaves out what the listener heard, ever or of late. */
                        "exclude-heard"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /** @description Only what was heard within so long, or at a time that is not known; otherwise whatever was ever heard, as 12h, 30d, 8w or 2y */
                            within?: string;
                        };
                        /** @description Leaves out what the listener skips more often than they hear it, or rated low. */
                        "exclude-skipped"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Skips that it takes, more than there are plays
                             * @default 1
                             */
                            skips?: number;
                            /** @description Also what they last rated so or lower */
                            rating?: number;
                        };
                        /** @description Keeps tracks and artists out that are named. */
                        block?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Tracks by their ids
                             * @default []
                             */
                            tracks?: string[];
                            /**
                             * @description Artists by their names, whatever the case
                             * @default []
                             */
                            artists?: string[];
                        };
                        /** @description Keeps only tracks of which something holds: of title, artist, or any fact that is known of tracks. */
                        filter?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description By name of the fact what must hold; all of them must
                             * @default {}
                             */
                            where?: {
                                [key: string]: {
                                    is?: number | string;
                                    in?: (number | string)[];
                                    /** @description None of these */
                                    not?: (number | string)[];
                                    /** @description Whether it is known at all */
                                    exists?: boolean;
                                    min?: number;
                                    max?: number;
                                    /** @description true: tracks stay of which it is not known */
                                    unknown?: boolean;
                                };
                            };
                        };
                        /** @description Prefers tracks that come near to a value, as a year or a tempo, without leaving others out. */
                        target?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description By name of the fact what is aimed at
                             * @default {}
                             */
                            facts?: {
                                [key: string]: {
                                    value: number | string;
                                    /** @description In standard deviations of the scores; 1 unless given */
                                    weight?: number;
                                    /** @description How far off still counts; otherwise as far as tracks differ */
                                    spread?: number;
                                };
                            };
                        };
                        /** @description Turns the answer towards what most know (up to 1) or what few know (down to −1). */
                        popularity?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description −1: as unknown as can be; 0: as the model says; 1: the hits
                             * @default 0
                             */
                            dial?: number;
                        };
                        /** @description Prefers what was added to the catalogue, or released, not long ago. */
                        freshness?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description What being brand-new is worth, in standard deviations of the scores
                             * @default 1
                             */
                            weight?: number;
                            /**
                             * @description By the facts released or year, or by when it came in
                             * @default released
                             * @enum {string}
                             */
                            by?: "released" | "added";
                            /**
                             * @description After how long it is worth half of that, as 12h, 30d, 8w or 2y
                             * @default 1y
                             */
                            halfLife?: string;
                        };
                        /** @description Puts tracks at positions of the list, unless another rule removed them. */
                        pin?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Tracks by their ids, and where they go
                             * @default []
                             */
                            tracks?: {
                                track: string;
                                /** @description The position, from 1 */
                                at: number;
                            }[];
                            /**
                             * @description Artists by their names: the track of theirs that scores best goes there
                             * @default []
                             */
                            artists?: {
                                artist: string;
                                /** @description The position, from 1 */
                                at: number;
                            }[];
                        };
                        /** @description Takes at most so many tracks of one artist into a list, all its pages together. */
                        "artist-cap"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description How many
                             * @default 2
                             */
                            max?: number;
                        };
                        /** @description Takes at most so many tracks of one album into a list, all its pages together. */
                        "album-cap"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description How many
                             * @default 2
                             */
                            max?: number;
                        };
                        /** @description Mixes the list: tracks that are unlike those before them come earlier. */
                        diversity?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description 0: by score alone; 1: by unlikeness alone
                             * @default 0.3
                             */
                            strength?: number;
                            /**
                             * @description How many of the ranked tracks are looked at for each place
                             * @default 100
                             */
                            among?: number;
                        };
                        /** @description Lets chance have a say now and then, and records with which probability. */
                        explore?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description epsilon: each place goes with this probability to any of the window; plackett-luce: to one by chance, the better ranked the likelier
                             * @default epsilon
                             * @enum {string}
                             */
                            how?: "epsilon" | "plackett-luce";
                            /**
                             * @description Of epsilon: how often chance decides
                             * @default 0.1
                             */
                            epsilon?: number;
                            /**
                             * @description Of plackett-luce: rank r weighs r^(−1/temperature); the higher, the more chance
                             * @default 0.5
                             */
                            temperature?: number;
                            /**
                             * @description How many of the ranked tracks may take a place
                             * @default 50
                             */
                            among?: number;
                        };
                    };
                    /** @description The `next` of the page before; all else as for that */
                    cursor?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Name it in later events, so that plays are attributed to this answer */
                        id: string;
                        /** @description The model that answered; of a mix by score all that had a say, as name@version joined by + */
                        model: string;
                        /** @description Its version; absent where several answered together */
                        version?: number;
                        /** @description All that answered, with their weights */
                        models: {
                            model: string;
                            version: number;
                            /** @description Its share beside the others' */
                            weight: number;
                        }[];
                        /** @description The deployment that was asked; null where a model was */
                        deployment: string | null;
                        /**
                         * @description friends: the model knows no track of theirs yet, but some of their friends'; popularity: it knows neither
                         * @enum {string}
                         */
                        basis: "model" | "friends" | "popularity";
                        items: {
                            track: string;
                            score: number;
                            title?: string;
                            artist?: string;
                            /** @description Where chance had a say: with which probability it came to its place, given those before it */
                            propensity?: number;
                            /** @description Where they were asked for, and the answer rests on a model */
                            reasons?: {
                                /**
                                 * @description exact: contributions, others and rules add up to the score; leaving-out: a contribution is by how much the model's score falls without that track
                                 * @enum {string}
                                 */
                                how: "exact" | "leaving-out";
                                /** @description Tracks of the history that speak for it, those that count most first */
                                because: {
                                    track: string;
                                    title?: string;
                                    artist?: string;
                                    /** @description To the model's score */
                                    contribution: number;
                                    /** @description Of all that the history says for it; of all reasons 1 */
                                    share: number;
                                    /** @description The listener's plays of it in the last thirty days, where there are any */
                                    plays?: number;
                                    /** @description In how many sessions of all listeners what is recommended was among the ten tracks that came next; only where in three or more, and in a tenth. Counted when a model was trained last */
                                    follows?: {
                                        sessions: number;
                                        /** @description Sessions with the track that was heard */
                                        of: number;
                                    };
                                    /** @description Where both sound alike: what they have in common */
                                    sounds?: {
                                        /**
                                         * @description Below 90 BPM; from 130 on
                                         * @enum {string}
                                         */
                                        tempo?: "slow" | "fast";
                                        /**
                                         * @description Below −20 LUFS; from −10 on
                                         * @enum {string}
                                         */
                                        loudness?: "soft" | "loud";
                                        key?: {
                                            /** @description 0 (C) to 11 (B) */
                                            tonic: number;
                                            /** @enum {string} */
                                            mode: "major" | "minor";
                                        };
                                    };
                                }[];
                                /** @description Of an exact explanation: what all else contributes, what speaks against it included */
                                others?: number;
                                /** @description What rules added to the model's score, where any changes scores */
                                rules?: number;
                                /** @description Listeners of what is recommended, in the data that the model learned from */
                                listeners?: number;
                            };
                            /** @description Where reasons were asked for, and the answer rests on friends */
                            friends?: {
                                /** @description Friends of the listener who love it */
                                loving: number;
                                /** @description Those who play or love it */
                                hearing: number;
                            };
                        }[];
                        /** @description The rules that were applied, in their order */
                        rules: {
                            rule: string;
                            /** @description Tracks that it removed, or passed over in the list */
                            removed: number;
                        }[];
                        /** @description Cursor of the next page: the list goes on as it was, whatever happens meanwhile */
                        next?: string;
                        user?: string;
                        /** @description Whether the listener is known */
                        known?: boolean;
                        /** @description Where reasons were asked for: how much the listener played */
                        lately?: {
                            /** @description Plays of the last seven days */
                            week: number;
                            /** @description Plays of the last thirty days */
                            month: number;
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description From this time on */
                since?: string;
                /** @description Before this time */
                until?: string;
                /** @description Only this action */
                action?: string;
                /** @description Only by this actor */
                actor?: string;
                /** @description Only about this listener */
                user?: string;
                /** @description Only what was done to the resource with this id */
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Its place in the log, from 1 */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            /** @description A key's id; local: somebody at the machine; service: the program; unknown: who had no valid key */
                            actor: string;
                            /** @description The key's name, where it is one of this workspace */
                            actorName: string | null;
                            /** @description The operation of the API, job: and a kind of job, or start, stop, migrate, authenticate */
                            action: string;
                            /** @description What it was done to, as in addresses */
                            targetKind: string | null;
                            /** @description Its id; where there may be no such thing, a pseudonym of what was named */
                            targetId: string | null;
                            /** @description A pseudonym of the listener whom it was about */
                            listener: string | null;
                            /** @enum {string} */
                            outcome: "done" | "refused" | "failed";
                            status: number | null;
                            /** @description As in the answer */
                            requestId: string | null;
                            /** @description From where, coarsely: the /24 of IPv4, the /48 of IPv6 */
                            address: string | null;
                            /** @description How often, since the row before of the same kind; above 1 only for what is counted */
                            count: number;
                            /** @description SHA-256 over this row and the one before it */
                            hash: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: {
                /** @description A row noted earlier */
                seq?: number;
                /** @description Its hash: the log must still go through it */
                hash?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        intact: boolean;
                        /** @description That were checked */
                        rows: number;
                        /** @description The first of them: older ones were cut off by age */
                        first: number;
                        last: number;
                        /** @description The last row's: note it elsewhere, so that nobody can write the log anew unnoticed */
                        hash: string;
                        problem: string | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    chooseModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How long it may take in all
                     * @default 10
                     */
                    minutes?: number;
                    /**
                     * @description Sets of parameters tried at most of each of the best algorithms, the usual one included
                     * @default 60
                     */
                    trials?: number;
                    /**
                     * @description By what algorithms and parameters are chosen: a figure of single listeners
                     * @default ndcg@10
                     */
                    metric?: string;
                    /**
                     * @description Chosen on its validation part, the choice is judged on its test part
                     * @default random:0.8,0.1,0.1
                     */
                    split?: string;
                    /** @default 42 */
                    seed?: number;
                    /**
                     * @description Where the model is to be served, if it is not worse than what is served there
                     * @default home
                     */
                    deployment?: string;
                    /** @description The model's name, when it is not to be the algorithm's */
                    as?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createBackup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    whoAsks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the key; all of them for somebody on this machine */
                        scopes: ("read" | "events" | "recommend" | "train" | "admin")[];
                        /** @description May look after the whole service: its machine, its workspaces */
                        operator: boolean;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getCleaning: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The same track under several ids
                         * @default {}
                         */
                        "same-track": {
                            /**
                             * @description Whether tracks that are the same become one
                             * @default true
                             */
                            on: boolean;
                        };
                        /**
                         * @description Plays too short to mean anything
                         * @default {}
                         */
                        "too-short": {
                            /**
                             * @description Whether the rule is applied
                             * @default true
                             */
                            on: boolean;
                            /**
                             * @description Plays of less are left out, unless that is half of the track or more; in seconds
                             * @default 5
                             */
                            seconds: number;
                        };
                        /**
                         * @description Repeats within a moment
                         * @default {}
                         */
                        repeat: {
                            /**
                             * @description Whether the rule is applied
                             * @default true
                             */
                            on: boolean;
                            /**
                             * @description Events of the same listener, track and kind less than this apart are one, in seconds
                             * @default 1
                             */
                            seconds: number;
                        };
                        /**
                         * @description Robots
                         * @default {}
                         */
                        robot: {
                            /**
                             * @description Whether the rule is applied
                             * @default true
                             */
                            on: boolean;
                            /**
                             * @description Plays of one listener within any 24 hours above which all of those are left out; the default is one every 30 seconds around the clock, the least that services count as a play
                             * @default 2880
                             */
                            playsPerDay: number;
                        };
                        /**
                         * @description One-off background noise
                         * @default {}
                         */
                        background: {
                            /**
                             * @description Whether the rule is applied
                             * @default true
                             */
                            on: boolean;
                            /**
                             * @description Plays without another track between them from which on a stretch is background
                             * @default 20
                             */
                            plays: number;
                        };
                        /**
                         * @description Values that stand for “unknown”
                         * @default {}
                         */
                        placeholder: {
                            /**
                             * @description Whether such cells are taken for unknown
                             * @default true
                             */
                            on: boolean;
                        };
                        /**
                         * @description Facts that cannot be
                         * @default {}
                         */
                        contradiction: {
                            /**
                             * @description Whether such cells are taken for unknown
                             * @default true
                             */
                            on: boolean;
                        };
                        /**
                         * @description What is not known of tracks
                         * @default {}
                         */
                        fill: {
                            /**
                             * @description Whether it is filled from what is known, where that is shown to beat a guess
                             * @default false
                             */
                            on: boolean;
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    changeCleaning: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The same track under several ids
                         * @default {}
                         */
                        "same-track": {
                            /**
                             * @description Whether tracks that are the same become one
                             * @default true
                             */
                            on: boolean;
                        };
                        /**
                         * @description Plays too short to mean anything
                         * @default {}
                         */
                        "too-short": {
                            /**
                             * @description Whether the rule is applied
                             * @default true
                             */
                            on: boolean;
                            /**
                             * @description Plays of less are left out, unless that is half of the track or more; in seconds
                             * @default 5
                             */
                            seconds: number;
                        };
                        /**
                         * @description Repeats within a moment
                         * @default {}
                         */
                        repeat: {
                            /**
                             * @description Whether the rule is applied
                             * @default true
                             */
                            on: boolean;
                            /**
                             * @description Events of the same listener, track and kind less than this apart are one, in seconds
                             * @default 1
                             */
                            seconds: number;
                        };
                        /**
                         * @description Robots
                         * @default {}
                         */
                        robot: {
                            /**
                             * @description Whether the rule is applied
                             * @default true
                             */
                            on: boolean;
                            /**
                             * @description Plays of one listener within any 24 hours above which all of those are left out; the default is one every 30 seconds around the clock, the least that services count as a play
                             * @default 2880
                             */
                            playsPerDay: number;
                        };
                        /**
                         * @description One-off background noise
                         * @default {}
                         */
                        background: {
                            /**
                             * @description Whether the rule is applied
                             * @default true
                             */
                            on: boolean;
                            /**
                             * @description Plays without another track between them from which on a stretch is background
                             * @default 20
                             */
                            plays: number;
                        };
                        /**
                         * @description Values that stand for “unknown”
                         * @default {}
                         */
                        placeholder: {
                            /**
                             * @description Whether such cells are taken for unknown
                             * @default true
                             */
                            on: boolean;
                        };
                        /**
                         * @description Facts that cannot be
                         * @default {}
                         */
                        contradiction: {
                            /**
                             * @description Whether such cells are taken for unknown
                             * @default true
                             */
                            on: boolean;
                        };
                        /**
                         * @description What is not known of tracks
                         * @default {}
                         */
                        fill: {
                            /**
                             * @description Whether it is filled from what is known, where that is shown to beat a guess
                             * @default false
                             */
                            on: boolean;
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    recountCleaning: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        users: number;
                        tracks: number;
                        events: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createDemo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The deployment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        models: {
                            model: string;
                            version: number;
                            /** @description Its share beside the others' */
                            weight: number;
                        }[];
                        /** @description How several share the answers; null for a single model */
                        by: ("listener" | "score") | null;
                        /** @description The deployment's rules by name; what it does not name is as usual */
                        rules: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description Of a single model */
                        model?: string;
                        /** @description Of a single model */
                        version?: number;
                        /** @description What a rollback would serve */
                        previous: {
                            models: {
                                model: string;
                                version: number;
                                /** @description Its share beside the others' */
                                weight: number;
                            }[];
                            /** @description How several share the answers; null for a single model */
                            by: ("listener" | "score") | null;
                            /** @description The deployment's rules by name; what it does not name is as usual */
                            rules: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                        } | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    promoteModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The deployment, e.g. home */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description name, name@version or name@alias */
                    model: string;
                    /** @description Rules of each answer by name, with their parameters (GET /v1/rules); where they are not named they stay as they are */
                    rules?: {
                        [key: string]: {
                            [key: string]: unknown;
                        };
                    };
                } | {
                    models: {
                        /** @description name, name@version or name@alias */
                        model: string;
                        /**
                         * @description Its share beside the others'
                         * @default 1
                         */
                        weight?: number;
                    }[];
                    /**
                     * @description listener: each listener is always answered by the same one of them, shares by weight; score: all are asked, their standardised scores added by weight
                     * @enum {string}
                     */
                    by?: "listener" | "score";
                    /** @description Rules of each answer by name, with their parameters (GET /v1/rules); where they are not named they stay as they are */
                    rules?: {
                        [key: string]: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        models: {
                            model: string;
                            version: number;
                            /** @description Its share beside the others' */
                            weight: number;
                        }[];
                        /** @description How several share the answers; null for a single model */
                        by: ("listener" | "score") | null;
                        /** @description The deployment's rules by name; what it does not name is as usual */
                        rules: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description Of a single model */
                        model?: string;
                        /** @description Of a single model */
                        version?: number;
                        /** @description What a rollback would serve */
                        previous: {
                            models: {
                                model: string;
                                version: number;
                                /** @description Its share beside the others' */
                                weight: number;
                            }[];
                            /** @description How several share the answers; null for a single model */
                            by: ("listener" | "score") | null;
                            /** @description The deployment's rules by name; what it does not name is as usual */
                            rules: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                        } | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    deleteDeployment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The deployment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        models: {
                            model: string;
                            version: number;
                            /** @description Its share beside the others' */
                            weight: number;
                        }[];
                        /** @description How several share the answers; null for a single model */
                        by: ("listener" | "score") | null;
                        /** @description The deployment's rules by name; what it does not name is as usual */
                        rules: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description Of a single model */
                        model?: string;
                        /** @description Of a single model */
                        version?: number;
                        /** @description What a rollback would serve */
                        previous: {
                            models: {
                                model: string;
                                version: number;
                                /** @description Its share beside the others' */
                                weight: number;
                            }[];
                            /** @description How several share the answers; null for a single model */
                            by: ("listener" | "score") | null;
                            /** @description The deployment's rules by name; what it does not name is as usual */
                            rules: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                        } | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    changeDeployment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The deployment */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Rules by name with their parameters; {on: false} switches one off */
                    rules: {
                        /** @description Asks for what goes with tracks or artists, beside the listener's history or instead of it. */
                        seeds?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Tracks by their ids
                             * @default []
                             */
                            tracks?: string[];
                            /**
                             * @description Artists by their names; the tracks of theirs that most know stand for them
                             * @default []
                             */
                            artists?: string[];
                            /**
                             * @description Whether the history does not count at all
                             * @default false
                             */
                            instead?: boolean;
                            /**
                             * @description What all seeds together weigh beside all of the history
                             * @default 1
                             */
                            weight?: number;
                        };
                        /** @description Leaves out what the listener heard, ever or of late. */
                        "exclude-heard"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /** @description Only what was heard within so long, or at a time that is not known; otherwise whatever was ever heard, as 12h, 30d, 8w or 2y */
                            within?: string;
                        };
                        /** @description Leaves out what the listener skips more often than they hear it, or rated low. */
                        "exclude-skipped"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Skips that it takes, more than there are plays
                             * @default 1
                             */
                            skips?: number;
                            /** @description Also what they last rated so or lower */
                            rating?: number;
                        };
                        /** @description Keeps tracks and artists out that are named. */
                        block?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Tracks by their ids
                             * @default []
                             */
                            tracks?: string[];
                            /**
                             * @description Artists by their names, whatever the case
                             * @default []
                             */
                            artists?: string[];
                        };
                        /** @description Keeps only tracks of which something holds: of title, artist, or any fact that is known of tracks. */
                        filter?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description By name of the fact what must hold; all of them must
                             * @default {}
                             */
                            where?: {
                                [key: string]: {
                                    is?: number | string;
                                    in?: (number | string)[];
                                    /** @description None of these */
                                    not?: (number | string)[];
                                    /** @description Whether it is known at all */
                                    exists?: boolean;
                                    min?: number;
                                    max?: number;
                                    /** @description true: tracks stay of which it is not known */
                                    unknown?: boolean;
                                };
                            };
                        };
                        /** @description Prefers tracks that come near to a value, as a year or a tempo, without leaving others out. */
                        target?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description By name of the fact what is aimed at
                             * @default {}
                             */
                            facts?: {
                                [key: string]: {
                                    value: number | string;
                                    /** @description In standard deviations of the scores; 1 unless given */
                                    weight?: number;
                                    /** @description How far off still counts; otherwise as far as tracks differ */
                                    spread?: number;
                                };
                            };
                        };
                        /** @description Turns the answer towards what most know (up to 1) or what few know (down to −1). */
                        popularity?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description −1: as unknown as can be; 0: as the model says; 1: the hits
                             * @default 0
                             */
                            dial?: number;
                        };
                        /** @description Prefers what was added to the catalogue, or released, not long ago. */
                        freshness?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description What being brand-new is worth, in standard deviations of the scores
                             * @default 1
                             */
                            weight?: number;
                            /**
                             * @description By the facts released or year, or by when it came in
                             * @default released
                             * @enum {string}
                             */
                            by?: "released" | "added";
                            /**
                             * @description After how long it is worth half of that, as 12h, 30d, 8w or 2y
                             * @default 1y
                             */
                            halfLife?: string;
                        };
                        /** @description Puts tracks at positions of the list, unless another rule removed them. */
                        pin?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Tracks by their ids, and where they go
                             * @default []
                             */
                            tracks?: {
                                track: string;
                                /** @description The position, from 1 */
                                at: number;
                            }[];
                            /**
                             * @description Artists by their names: the track of theirs that scores best goes there
                             * @default []
                             */
                            artists?: {
                                artist: string;
                                /** @description The position, from 1 */
                                at: number;
                            }[];
                        };
                        /** @description Takes at most so many tracks of one artist into a list, all its pages together. */
                        "artist-cap"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description How many
                             * @default 2
                             */
                            max?: number;
                        };
                        /** @description Takes at most so many tracks of one album into a list, all its pages together. */
                        "album-cap"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description How many
                             * @default 2
                             */
                            max?: number;
                        };
                        /** @description Mixes the list: tracks that are unlike those before them come earlier. */
                        diversity?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description 0: by score alone; 1: by unlikeness alone
                             * @default 0.3
                             */
                            strength?: number;
                            /**
                             * @description How many of the ranked tracks are looked at for each place
                             * @default 100
                             */
                            among?: number;
                        };
                        /** @description Lets chance have a say now and then, and records with which probability. */
                        explore?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description epsilon: each place goes with this probability to any of the window; plackett-luce: to one by chance, the better ranked the likelier
                             * @default epsilon
                             * @enum {string}
                             */
                            how?: "epsilon" | "plackett-luce";
                            /**
                             * @description Of epsilon: how often chance decides
                             * @default 0.1
                             */
                            epsilon?: number;
                            /**
                             * @description Of plackett-luce: rank r weighs r^(−1/temperature); the higher, the more chance
                             * @default 0.5
                             */
                            temperature?: number;
                            /**
                             * @description How many of the ranked tracks may take a place
                             * @default 50
                             */
                            among?: number;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        models: {
                            model: string;
                            version: number;
                            /** @description Its share beside the others' */
                            weight: number;
                        }[];
                        /** @description How several share the answers; null for a single model */
                        by: ("listener" | "score") | null;
                        /** @description The deployment's rules by name; what it does not name is as usual */
                        rules: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description Of a single model */
                        model?: string;
                        /** @description Of a single model */
                        version?: number;
                        /** @description What a rollback would serve */
                        previous: {
                            models: {
                                model: string;
                                version: number;
                                /** @description Its share beside the others' */
                                weight: number;
                            }[];
                            /** @description How several share the answers; null for a single model */
                            by: ("listener" | "score") | null;
                            /** @description The deployment's rules by name; what it does not name is as usual */
                            rules: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                        } | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getDeploymentHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The deployment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description For a rollback to it */
                            number: number;
                            models: {
                                model: string;
                                version: number;
                                /** @description Its share beside the others' */
                                weight: number;
                            }[];
                            /** @description How several share the answers; null for a single model */
                            by: ("listener" | "score") | null;
                            /** @description The deployment's rules by name; what it does not name is as usual */
                            rules: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            /**
                             * @description retrained: an erasure put a new version in the place of one that held histories; ruled: other rules hold
                             * @enum {string}
                             */
                            how: "promoted" | "rolled-back" | "retrained" | "ruled";
                            /** Format: date-time */
                            at: string;
                            /** @description Whether this is what is served */
                            current: boolean;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listDeployments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            models: {
                                model: string;
                                version: number;
                                /** @description Its share beside the others' */
                                weight: number;
                            }[];
                            /** @description How several share the answers; null for a single model */
                            by: ("listener" | "score") | null;
                            /** @description The deployment's rules by name; what it does not name is as usual */
                            rules: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            /** @description Of a single model */
                            model?: string;
                            /** @description Of a single model */
                            version?: number;
                            /** @description What a rollback would serve */
                            previous: {
                                models: {
                                    model: string;
                                    version: number;
                                    /** @description Its share beside the others' */
                                    weight: number;
                                }[];
                                /** @description How several share the answers; null for a single model */
                                by: ("listener" | "score") | null;
                                /** @description The deployment's rules by name; what it does not name is as usual */
                                rules: {
                                    [key: string]: {
                                        [key: string]: unknown;
                                    };
                                };
                            } | null;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    rollbackDeployment: {
        parameters: {
            query?: {
                /** @description The number of the change to go back to, of its history */
                to?: number;
            };
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The deployment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        models: {
                            model: string;
                            version: number;
                            /** @description Its share beside the others' */
                            weight: number;
                        }[];
                        /** @description How several share the answers; null for a single model */
                        by: ("listener" | "score") | null;
                        /** @description The deployment's rules by name; what it does not name is as usual */
                        rules: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description Of a single model */
                        model?: string;
                        /** @description Of a single model */
                        version?: number;
                        /** @description What a rollback would serve */
                        previous: {
                            models: {
                                model: string;
                                version: number;
                                /** @description Its share beside the others' */
                                weight: number;
                            }[];
                            /** @description How several share the answers; null for a single model */
                            by: ("listener" | "score") | null;
                            /** @description The deployment's rules by name; what it does not name is as usual */
                            rules: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                        } | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    examine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description What was looked at */
                            check: string;
                            /**
                             * @description problem: something does not work; warning: something soon may not
                             * @enum {string}
                             */
                            level: "ok" | "warning" | "problem";
                            text: string;
                            /** @description What to do about it */
                            remedy?: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    estimateTraining: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    algorithm: string;
                    /** @default {} */
                    config?: {
                        [key: string]: unknown;
                    };
                    /** @description For algorithms that analyze, how they are to be judged: folds:N, or none */
                    evaluate?: string;
                    /** @description For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is */
                    labels?: string;
                    /** @description For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest */
                    reads?: string;
                    /**
                     * @description For algorithms that analyze, what is never on both sides of a fold: artist unless given
                     * @enum {string}
                     */
                    group?: "artist" | "album" | "track";
                    /** @description For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given */
                    least?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How long it takes, from its start to its end */
                        seconds: number;
                        /** @description The most memory that its process holds */
                        bytes: number;
                        /** @description The memory that a job may come to hold, in bytes */
                        free: number;
                        fits: boolean;
                        /** @description What would fit, where this does not */
                        advice: {
                            algorithm: string;
                            /** @description Parameters to set, beside those that were sent */
                            set: {
                                [key: string]: unknown;
                            };
                            bytes: number;
                        }[];
                        /** @description The parts of a network */
                        layout?: {
                            name: string;
                            /** @description The shapes of what it learns */
                            weights: number[][];
                            /** @description How many numbers these are */
                            parameters: number;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createEvaluation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description With a split algorithms, NAME or NAME:key=value,…; with `on` trained models */
                    subjects: string[];
                    /** @description random:0.8,0.1,0.1 unless given; for algorithms that analyze folds:N, folds:5 unless given */
                    split?: string;
                    /**
                     * @default [
                     *       10
                     *     ]
                     */
                    k?: number[];
                    /** @default 42 */
                    seed?: number;
                    /** @description The subject that the others are compared with, listener by listener; the best unless given */
                    against?: string;
                    /**
                     * @description Also every listener's figures
                     * @default false
                     */
                    perUser?: boolean;
                    /** @description For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is */
                    labels?: string;
                    /** @description For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest */
                    reads?: string;
                    /**
                     * @description For algorithms that analyze, what is never on both sides of a fold: artist unless given
                     * @enum {string}
                     */
                    group?: "artist" | "album" | "track";
                    /** @description For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given */
                    least?: number;
                    /** @description Test data of your own */
                    on?: {
                        uploads: {
                            id: string;
                            name: string;
                        }[];
                        /**
                         * @description A format's name, where it is not recognised
                         * @default auto
                         */
                        format?: string;
                        /**
                         * @description Which column means what: our word → theirs
                         * @default {}
                         */
                        columns?: {
                            [key: string]: string;
                        };
                        /**
                         * @description How the text is encoded, where it is not recognised
                         * @default auto
                         * @enum {string}
                         */
                        encoding?: "auto" | "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "gb18030";
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before, or an anchor */
                cursor?: string;
                /** @description Rows behind the cursor that are passed over */
                skip?: number;
                /** @description By what the rows are in order; `came`: as they came in */
                sort?: "came" | "time";
                order?: "asc" | "desc";
                /** @description Tells how many rows there are, and cursors of places all over the list: for tables in which one jumps */
                anchors?: boolean;
                /** @description Only this listener's */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description By which it can be removed */
                            id: string;
                            user: string;
                            track: string;
                            title: string | null;
                            artist: string | null;
                            /** @enum {string} */
                            kind: "play" | "skip" | "love" | "rating";
                            value: number;
                            at: string | null;
                            duration: number | null;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                        /** @description Where `anchors` was asked for */
                        anchors?: {
                            /** @description Rows of the whole list */
                            count: number;
                            /** @description Rows from one cursor to the next */
                            step: number;
                            /** @description After the first comes row `step` (counted from 0), after the second row `2 × step`, and so on */
                            cursors: string[];
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    events: {
                        /** @description Who; made known when new */
                        user: string;
                        /** @description What; made known when new */
                        track: string;
                        /**
                         * @description What happened
                         * @default play
                         * @enum {string}
                         */
                        kind?: "play" | "skip" | "love" | "rating";
                        /**
                         * @description play, skip, love: how many; rating: the rating
                         * @default 1
                         */
                        value?: number;
                        /**
                         * Format: date-time
                         * @description When; otherwise now
                         */
                        at?: string;
                        /** @description Seconds listened */
                        duration?: number;
                        /** @description Your id of the event: sent twice it counts once */
                        id?: string;
                        /** @description The id of the answer that led to it */
                        recommendation?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        /** @description Events whose id had come in before */
                        duplicates: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    deleteEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The event */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The event that was removed */
                        id: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listExplorations: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Of the answer */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            model: string;
                            /** @description In the order of the answer */
                            items: {
                                track: string;
                                /** @description With which probability it came to its place, given those before it */
                                propensity: number;
                                /** @description What the listener then did with it, by events that name the answer */
                                events: {
                                    /** @enum {string} */
                                    kind: "play" | "skip" | "love" | "rating";
                                    value: number;
                                }[];
                            }[];
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default csv
                     * @enum {string}
                     */
                    format?: "csv" | "jsonl" | "parquet";
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listFeatures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            /**
                             * @description What it describes: the sound of a track, its words, or its cover
                             * @enum {unknown}
                             */
                            of: "sound" | "text" | "cover";
                            /** @description What was computed by another is out of date */
                            version: number;
                            unit: string;
                            /** @description How many rows, or what each row is */
                            bands: number | string[];
                            /** @description Where it is defined */
                            source: string;
                            /** @description The sets that it reads */
                            needs: string[];
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createFeatures: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Names of sets: mel (power), mfcc, chroma; of covers colour, layout; of words language, terms …
                     * @default [
                     *       "loudness",
                     *       "quality",
                     *       "tempo",
                     *       "key",
                     *       "tuning"
                     *     ]
                     */
                    features?: string[];
                    /** @description A network that was trained here: instead of sets what its last hidden layer makes of each file, as the set name@version */
                    model?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready";
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            format: string;
                            rows: {
                                read: number;
                                kept: number;
                                changed: number;
                                left: number;
                            };
                            rules: {
                                rule: string;
                                /**
                                 * @description refused: it cannot be read; aside: in order, but no use here; corrected: taken without the part that is wrong; noted: taken as it is
                                 * @enum {string}
                                 */
                                outcome: "refused" | "aside" | "corrected" | "noted";
                                rows: number;
                                examples: string[];
                            }[];
                            /** @description Whether it came from the simulated world */
                            simulated: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    uploads?: {
                        id: string;
                        name: string;
                    }[];
                    /**
                     * @description A format's name, where it is not recognised
                     * @default auto
                     */
                    format?: string;
                    /**
                     * @description Which column means what: our word → theirs
                     * @default {}
                     */
                    columns?: {
                        [key: string]: string;
                    };
                    /**
                     * @description How the text is encoded, where it is not recognised
                     * @default auto
                     * @enum {string}
                     */
                    encoding?: "auto" | "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "gb18030";
                    /** @description Where the service is to fetch the file, instead of uploads */
                    url?: string;
                    /** @description The import's name; that of the file unless given */
                    name?: string;
                    /**
                     * @description To whom exports belong that name nobody
                     * @default me
                     */
                    user?: string;
                    /**
                     * @description Beyond this share of rows that cannot be read, nothing is taken
                     * @default 0.1
                     */
                    maxBad?: number;
                    /**
                     * @description Read and check everything, change nothing
                     * @default false
                     */
                    dryRun?: boolean;
                    /** @description Rules of cleaning to be tried by a dry run, as PATCH /v1/cleaning has them; what is not named is as it is there */
                    cleaning?: {
                        [key: string]: {
                            [key: string]: unknown;
                        };
                    };
                    /**
                     * @description Keep the uploads when it has ended, for the import that follows a dry run; DELETE /v1/uploads/{id} removes one
                     * @default false
                     */
                    keepUploads?: boolean;
                    /** @description A folder of music on the machine of the service, whose files stay there; for operators */
                    folder?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        format: string;
                        rows: {
                            read: number;
                            kept: number;
                            changed: number;
                            left: number;
                        };
                        rules: {
                            rule: string;
                            /**
                             * @description refused: it cannot be read; aside: in order, but no use here; corrected: taken without the part that is wrong; noted: taken as it is
                             * @enum {string}
                             */
                            outcome: "refused" | "aside" | "corrected" | "noted";
                            rows: number;
                            examples: string[];
                        }[];
                        /** @description Whether it came from the simulated world */
                        simulated: boolean;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    undoImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The import */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listImportProblems: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The import */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            file: string;
                            /** @description From 1; 0 where the file as a whole is meant */
                            line: number;
                            field?: string;
                            value?: string;
                            rule: string;
                            /** @enum {string} */
                            outcome: "refused" | "aside" | "corrected" | "noted";
                            reason: string;
                            remedy: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getImportReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        import: {
                            id: string;
                            name: string;
                            format: string;
                            rows: {
                                read: number;
                                kept: number;
                                changed: number;
                                left: number;
                            };
                            rules: {
                                rule: string;
                                /**
                                 * @description refused: it cannot be read; aside: in order, but no use here; corrected: taken without the part that is wrong; noted: taken as it is
                                 * @enum {string}
                                 */
                                outcome: "refused" | "aside" | "corrected" | "noted";
                                rows: number;
                                examples: string[];
                            }[];
                            /** @description Whether it came from the simulated world */
                            simulated: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        };
                        snapshot: {
                            id: string;
                            /** Format: date-time */
                            takenAt: string;
                            /** @description Whether it shows what the store holds now */
                            current: boolean;
                        } | null;
                        /** @description What cleaning did and what is left, once a snapshot was taken: by training, evaluating, or POST /v1/snapshots */
                        cleaning: {
                            before: {
                                events: number;
                                users: number;
                                tracks: number;
                            };
                            after: {
                                events: number;
                                users: number;
                                tracks: number;
                            };
                            rules: {
                                rule: string;
                                title: string;
                                reason: string;
                                on: boolean;
                                settings: {
                                    [key: string]: unknown;
                                };
                                rows: number;
                                byImport: {
                                    [key: string]: number;
                                };
                                examples: string[];
                            }[];
                            same: {
                                on: boolean;
                                tracks: number;
                                examples: string[];
                            };
                            facts: {
                                rule: string;
                                title: string;
                                reason: string;
                                on: boolean;
                                found: {
                                    fact: string;
                                    why: string;
                                    /** @description Cells that were taken for unknown */
                                    cells: number;
                                    examples: string[];
                                }[];
                            }[];
                            /** @description How facts of tracks were filled; empty where the rule `fill` is off */
                            filled: {
                                fact: string;
                                kind: "number" | "category";
                                known: number;
                                /** @description Cells filled by each method */
                                by: {
                                    [key: string]: number;
                                };
                                /** @description Cells left missing: no method was shown to beat a guess */
                                left: number;
                                /** @description On hidden cells, as a part of the error of the mean or commonest value; with 95 % intervals */
                                error: {
                                    /** @description Known cells that were hidden for the trial */
                                    cells: number;
                                    chosen: {
                                        value: number;
                                        low: number;
                                        high: number;
                                    };
                                    methods: {
                                        [key: string]: {
                                            value: number;
                                            low: number;
                                            high: number;
                                            share: number;
                                        };
                                    };
                                } | null;
                            }[];
                            shape: {
                                users: number;
                                tracks: number;
                                /** @description Tracks that are known, with or without an event */
                                catalogue: number;
                                events: number;
                                kinds: {
                                    play: number;
                                    skip: number;
                                    love: number;
                                    rating: number;
                                };
                                pairs: number;
                                density: number;
                                tracksPerUser: {
                                    bins: {
                                        from: number;
                                        to: number;
                                        count: number;
                                    }[];
                                    median: number;
                                    mean: number;
                                    largest: number;
                                };
                                usersPerTrack: {
                                    bins: {
                                        from: number;
                                        to: number;
                                        count: number;
                                    }[];
                                    median: number;
                                    mean: number;
                                    largest: number;
                                };
                                /** @description Users with fewer than 3 tracks */
                                shortHistories: number;
                                /** @description Tracks with a single listener */
                                singleListener: number;
                                /** @description The share of pairs of user and track that the most popular hundredth of the tracks has */
                                topShare: number;
                                /** @description Events whose time is known */
                                timed: number;
                                timeLine: {
                                    /** @description day, month or year */
                                    unit: string;
                                    points: {
                                        /** @description Milliseconds since 1970 UTC */
                                        start: number;
                                        count: number;
                                    }[];
                                } | null;
                                /** @description Of how many tracks of the catalogue something is not known */
                                missing: {
                                    field: string;
                                    missing: number;
                                }[];
                            };
                            warnings: {
                                code: string;
                                message: string;
                            }[];
                            support: {
                                algorithm: string;
                                /** @description Why the data do not support it; null where they do */
                                unfit: string | null;
                                estimate: {
                                    bytes: number;
                                    seconds: number;
                                };
                            }[];
                        } | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The job */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    changeJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The job */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The higher, the sooner */
                    priority: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    watchJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    finishJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The job */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description Only jobs of this kind: train, evaluate, import … */
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            kind: string;
                            /** @enum {string} */
                            state: "queued" | "running" | "done" | "failed" | "cancelled";
                            /** @description Somebody wants it to stop */
                            cancelling: boolean;
                            /** @description Somebody wants its network to learn no further: the best epoch is kept */
                            finishing: boolean;
                            /** @description The higher, the sooner */
                            priority: number;
                            /** @description How often it was started */
                            attempts: number;
                            progress: number;
                            doing: string;
                            input: unknown;
                            /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                            result: unknown;
                            error: {
                                code: string;
                                detail: string;
                                hint: string;
                                /** @description Parameters with which the same training may go better, where that is the remedy */
                                set?: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            startedAt: string | null;
                            finishedAt: string | null;
                            /** @description What it was expected to take */
                            estimate: {
                                /** @description How long it takes, from its start to its end */
                                seconds: number;
                                /** @description The most memory that its process holds */
                                bytes: number;
                            } | null;
                            /** @description While it runs: when it will probably end */
                            expectedAt: string | null;
                            /** @description Memory that its process holds, as it told last; 0 unless it runs */
                            bytes: number;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getJobLog: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The job */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            text: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getJobOutput: {
        parameters: {
            query?: {
                /** @description Its name, where there are several */
                file?: string;
            };
            header?: never;
            path: {
                /** @description The job */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    removeJobOutput: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The job */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Names of the files */
                        removed: string[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The job */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            /** @description How it begins */
                            start: string;
                            /** @enum {string} */
                            kind: "secret" | "publishable";
                            scopes: ("read" | "events" | "recommend" | "train" | "admin")[];
                            origins: string[];
                            /** @description The only listener it may do something for */
                            user: string | null;
                            /** @description Requests a minute; null: as the service is set */
                            rate: number | null;
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            lastUsedAt: string | null;
                            revokedAt: string | null;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @description What it may do; admin may do everything
                     * @default [
                     *       "events"
                     *     ]
                     */
                    scopes?: ("read" | "events" | "recommend" | "train" | "admin")[];
                    /**
                     * @description publishable: may be in a web page or app for all to see, and does nothing but send events
                     * @default secret
                     * @enum {string}
                     */
                    kind?: "secret" | "publishable";
                    /**
                     * @description Web origins, as https://example.com, whose pages may use a publishable key
                     * @default []
                     */
                    origins?: string[];
                    /** @description The only listener it may do something for */
                    user?: string;
                    /** @description Requests a minute */
                    rate?: number;
                    /**
                     * Format: date-time
                     * @description When it ends
                     */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description How it begins */
                        start: string;
                        /** @enum {string} */
                        kind: "secret" | "publishable";
                        scopes: ("read" | "events" | "recommend" | "train" | "admin")[];
                        origins: string[];
                        /** @description The only listener it may do something for */
                        user: string | null;
                        /** @description Requests a minute; null: as the service is set */
                        rate: number | null;
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        lastUsedAt: string | null;
                        revokedAt: string | null;
                    } & {
                        key: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The key's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {boolean} */
                        revoked: true;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The old key's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Seconds for which the old key still holds
                     * @default 86400
                     */
                    grace?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description How it begins */
                        start: string;
                        /** @enum {string} */
                        kind: "secret" | "publishable";
                        scopes: ("read" | "events" | "recommend" | "train" | "admin")[];
                        origins: string[];
                        /** @description The only listener it may do something for */
                        user: string | null;
                        /** @description Requests a minute; null: as the service is set */
                        rate: number | null;
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        lastUsedAt: string | null;
                        revokedAt: string | null;
                    } & {
                        key: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listLabels: {
        parameters: {
            query?: {
                /** @description Classes and labels of fewer tracks are left out */
                least?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description What a training is told as `labels` */
                            id: string;
                            /**
                             * @description One class of each track, any number of them, or numbers
                             * @enum {string}
                             */
                            kind: "one" | "several" | "numbers";
                            /** @description Tracks that have any; 0 where nothing is there to be learned */
                            tracks: number;
                            /** @description How many classes, labels or numbers */
                            classes: number;
                            /** @description The first 50 of them */
                            names: string[];
                            /** @description Classes of too few tracks, which would be left out */
                            small: number;
                            /** @description Of how many of these tracks each is there, as a training's `reads` names it */
                            readable: {
                                sound: number;
                                covers: number;
                                words: number;
                                tags: number;
                                facts: number;
                            };
                            /** @description Where there are none, why; otherwise null */
                            missing: string | null;
                            /** @description What to do then */
                            remedy: string | null;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listMaps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description What makes tracks near on it: plays, model or sound */
                            id: string;
                            /** @description The model, or the sets of features */
                            from: string | null;
                            tracks: number;
                            /** @description Tracks of which nothing is known there */
                            leftOut: number;
                            neighbours: number;
                            seed: number;
                            /** Format: date-time */
                            createdAt: string;
                            job: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createMap: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What makes tracks near: plays, who plays them; model, what a model learned of them; sound, how they sound
                     * @default plays
                     * @enum {string}
                     */
                    of?: "plays" | "model" | "sound";
                    /** @description For model: name, name@version or name@alias; otherwise the first that keeps vectors */
                    model?: string;
                    /**
                     * @description Tracks next to each that it is laid out by: few show small groups, many the large shape
                     * @default 15
                     */
                    neighbours?: number;
                    /** @default 42 */
                    seed?: number;
                    /**
                     * @description Begin anew instead of from where the tracks lay on the map before
                     * @default false
                     */
                    afresh?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getMapFact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The map: plays, model or sound */
                id: string;
                /** @description The fact */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "names";
                        /** @description Those of most tracks first */
                        names: string[];
                        /** @description For each point the position of its name; −1 where it is unknown */
                        codes: number[];
                    } | {
                        /** @enum {string} */
                        kind: "numbers";
                        /** @description For each point; null where it is unknown */
                        values: (number | null)[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getMapPoints: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The map: plays, model or sound */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What makes tracks near on it: plays, model or sound */
                        id: string;
                        /** @description The model, or the sets of features */
                        from: string | null;
                        tracks: number;
                        /** @description Tracks of which nothing is known there */
                        leftOut: number;
                        neighbours: number;
                        seed: number;
                        /** Format: date-time */
                        createdAt: string;
                        job: string;
                        /** @description The tracks; all other lists are in their order */
                        ids: string[];
                        titles: (string | null)[];
                        artists: (string | null)[];
                        x: number[];
                        y: number[];
                        /** @description Of each track when the map was made */
                        listeners: number[];
                        /** @description By which the points can be coloured: see /v1/maps/{id}/facts/{name} */
                        facts: {
                            name: string;
                            /** @enum {string} */
                            kind: "names" | "numbers";
                            known: number;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    keepApart: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The track that is kept apart */
                        id: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listMerges: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            track: string;
                            takenFor: string;
                            /** @description What tells: mbid, isrc or name */
                            by: string;
                            why: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    addModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The upload of the .onnx file */
                    graph: {
                        id: string;
                        name: string;
                    };
                    /** @description The upload of the manifest; a name that ends in .json is JSON, any other TOML */
                    manifest: {
                        id: string;
                        name: string;
                    };
                    /** @default [] */
                    files?: {
                        id: string;
                        name: string;
                    }[];
                    /** @description The model's name, where it is not the manifest's */
                    as?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getModelCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name, name@version or name@alias */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        version: number;
                        /** Format: date-time */
                        createdAt: string;
                        algorithm: {
                            name: string;
                            summary: string;
                            paper: string;
                        };
                        /** @enum {string} */
                        holds: "tracks" | "histories";
                        /** @enum {string} */
                        task: "recommend" | "analyze";
                        /** @description Fingerprint of what it learned from */
                        dataset: string;
                        /** @description What one that says labels or numbers learned from; null for others */
                        learned: {
                            /** @enum {string} */
                            kind: "one" | "several" | "numbers";
                            classes: string[];
                            /** @description Where they came from */
                            labels: string;
                            /** @description What one of them is called */
                            word: string;
                            /** @description Sets of features, or facts */
                            reads: string[];
                            /** @description What a training is told as `reads` to read the same */
                            wish: string;
                            /**
                             * @description What is never on both sides of a fold
                             * @enum {string}
                             */
                            group: "artist" | "album" | "track";
                            examples: number;
                            tracks: number;
                            groups: number;
                            /** @description Tracks of which that is not known: each is a group of its own */
                            alone: number;
                            /** @description Classes of too few tracks */
                            small: string[];
                            /** @description Labelled tracks without anything to read */
                            unread: number;
                        } | null;
                        /** @description What it learned from; null where that is not known any more */
                        data: {
                            /** @description Fingerprint of the data */
                            snapshot: string;
                            /** Format: date-time */
                            takenAt: string;
                            imports: {
                                name: string;
                                format: string;
                                /** @description Whether it came from the simulated world */
                                simulated: boolean;
                            }[];
                            /** @description Events that came in one by one */
                            liveEvents: number;
                            /** @description Events before cleaning */
                            before: number;
                            events: number;
                            users: number;
                            tracks: number;
                            /** @description The first and the last day, month or year in which something was heard */
                            period: {
                                unit: string;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                            } | null;
                            cleaning: {
                                rule: string;
                                title: string;
                                /** @description Events left out; null where it was switched off */
                                events: number | null;
                            }[];
                            /** @description Tracks that were taken for another one */
                            sameTracks: number;
                        } | null;
                        parameters: {
                            name: string;
                            value: unknown;
                            default: unknown;
                            /** @description Whether it differs from the default */
                            changed: boolean;
                            description: string;
                        }[];
                        /** @description The algorithms that it combines, each of which was trained with it */
                        children: {
                            /** @description Where it stands in the parameters */
                            place: string;
                            algorithm: string;
                            /** @description What of its parameters was set */
                            config: {
                                [key: string]: unknown;
                            };
                        }[];
                        /** @description The search for parameters (`/v1/tunings`) that trained it with the best it found; null where it was none, or is not known any more */
                        search: string | null;
                        seed: number;
                        codeVersion: string;
                        job: string | null;
                        origin: {
                            model: string;
                            /** Format: date-time */
                            exportedAt: string;
                            exportedBy: string;
                        } | null;
                        training: {
                            users: number;
                            tracks: number;
                            seconds: {
                                load: number;
                                train: number;
                            };
                            peakRssMb: number;
                            bytes: number;
                        };
                        /** @description How its networks learned, epoch by epoch; empty where there are none */
                        curves: {
                            algorithm: string;
                            /** @description Rounds over the data that were meant to be made */
                            epochs: number;
                            learned: {
                                /** @description From 1 */
                                epoch: number;
                                /** @description The mean over its steps */
                                loss: number;
                                /** @description Metrics of what is held out from learning, by name; none where nothing is */
                                heldOut: {
                                    [key: string]: number;
                                };
                            }[];
                            /** @description The epoch whose weights are kept, as far as it has learned */
                            best?: number;
                            /**
                             * @description Somebody ended it before its time
                             * @enum {boolean}
                             */
                            endedByHand?: true;
                        }[];
                        evaluation: {
                            split: string;
                            seed: number;
                            /** @description Listeners judged */
                            users: number;
                            metrics: {
                                [key: string]: {
                                    value: number;
                                    low: number;
                                    high: number;
                                };
                            };
                            /** @description By parts of the listeners and of the tracks; parts of under 20 listeners are left out */
                            slices: {
                                /** @description history, popularity, or a fact about listeners */
                                by: string;
                                name: string;
                                users: number;
                                metrics: {
                                    [key: string]: {
                                        value: number;
                                        low: number;
                                        high: number;
                                    };
                                };
                            }[];
                            seconds: {
                                train: number;
                                score: number;
                            };
                            /** @description Of one that says labels or numbers, judged by folds */
                            labels?: {
                                /** @enum {string} */
                                kind: "one" | "several" | "numbers";
                                examples: number;
                                /** @description What belongs together was on one side of each fold */
                                groups: number;
                                byClass: {
                                    name: string;
                                    examples: number;
                                    precision: number;
                                    recall: number;
                                    f1: number;
                                    rocAuc: number | null;
                                    averagePrecision: number | null;
                                }[];
                                /** @description Examples of each class (rows) that were taken for each (columns) */
                                confusion?: number[][];
                                reliability: {
                                    count: number;
                                    /** @description The mean probability with which it was said */
                                    confidence: number;
                                    /** @description The share of it that was right */
                                    right: number;
                                }[];
                            };
                        } | null;
                        aliases: string[];
                        served: {
                            deployment: string;
                            /** @description Of the listeners, or of the score; 1 where it serves alone */
                            share: number;
                            by: ("listener" | "score") | null;
                        }[];
                        cost: {
                            /** @description Answers that were measured */
                            answers: number;
                            /** @description Seconds spent scoring and ranking for 1,000 answers */
                            secondsPer1000: number;
                            /** @description The most memory that answering took: the loaded model and the scores of a batch */
                            megabytes: number;
                        } | null;
                        /** @description What it cannot do, in plain words */
                        limits: string[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name, name@version or name@alias */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description name@version */
                        id: string;
                        name: string;
                        version: number;
                        algorithm: string;
                        /**
                         * @description recommend: answers histories with tracks; analyze: numbers with labels or numbers
                         * @enum {string}
                         */
                        task: "recommend" | "analyze";
                        config: {
                            [key: string]: unknown;
                        };
                        seed: number;
                        /** @description Fingerprint of the data that it learned from */
                        dataset: string;
                        /** @enum {string} */
                        holds: "tracks" | "histories";
                        users: number;
                        tracks: number;
                        bytes: number;
                        seconds: {
                            load: number;
                            train: number;
                        };
                        peakRssMb: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description The version of Segue that trained it */
                        codeVersion: string;
                        /** @description The job that brought it here */
                        job: string | null;
                        /** @description How the same recipe does on a split of the same data, where that was asked for */
                        evaluation: {
                            split: string;
                            seed: number;
                            /** @description Listeners judged */
                            users: number;
                            metrics: {
                                [key: string]: {
                                    value: number;
                                    low: number;
                                    high: number;
                                };
                            };
                            /** @description By parts of the listeners and of the tracks; parts of under 20 listeners are left out */
                            slices: {
                                /** @description history, popularity, or a fact about listeners */
                                by: string;
                                name: string;
                                users: number;
                                metrics: {
                                    [key: string]: {
                                        value: number;
                                        low: number;
                                        high: number;
                                    };
                                };
                            }[];
                            seconds: {
                                train: number;
                                score: number;
                            };
                            /** @description Of one that says labels or numbers, judged by folds */
                            labels?: {
                                /** @enum {string} */
                                kind: "one" | "several" | "numbers";
                                examples: number;
                                /** @description What belongs together was on one side of each fold */
                                groups: number;
                                byClass: {
                                    name: string;
                                    examples: number;
                                    precision: number;
                                    recall: number;
                                    f1: number;
                                    rocAuc: number | null;
                                    averagePrecision: number | null;
                                }[];
                                /** @description Examples of each class (rows) that were taken for each (columns) */
                                confusion?: number[][];
                                reliability: {
                                    count: number;
                                    /** @description The mean probability with which it was said */
                                    confidence: number;
                                    /** @description The share of it that was right */
                                    right: number;
                                }[];
                            };
                        } | null;
                        /** @description Where it was before, for one that was not trained here */
                        origin: {
                            model: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            exportedAt: string;
                            exportedBy: string;
                        } | null;
                        aliases: string[];
                        /** @description Where it is served, alone or in a mix */
                        deployments: string[];
                        /** @description What its answers cost, once it has given some */
                        cost: {
                            /** @description Answers that were measured */
                            answers: number;
                            /** @description Seconds spent scoring and ranking for 1,000 answers */
                            secondsPer1000: number;
                            /** @description The most memory that answering took: the loaded model and the scores of a batch */
                            megabytes: number;
                        } | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    deleteModel: {
        parameters: {
            query?: {
                /** @description Also where a rollback would serve it: that then goes further back */
                force?: boolean;
            };
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description name, name@version or name@alias */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description name@version */
                        id: string;
                        name: string;
                        version: number;
                        algorithm: string;
                        /**
                         * @description recommend: answers histories with tracks; analyze: numbers with labels or numbers
                         * @enum {string}
                         */
                        task: "recommend" | "analyze";
                        config: {
                            [key: string]: unknown;
                        };
                        seed: number;
                        /** @description Fingerprint of the data that it learned from */
                        dataset: string;
                        /** @enum {string} */
                        holds: "tracks" | "histories";
                        users: number;
                        tracks: number;
                        bytes: number;
                        seconds: {
                            load: number;
                            train: number;
                        };
                        peakRssMb: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description The version of Segue that trained it */
                        codeVersion: string;
                        /** @description The job that brought it here */
                        job: string | null;
                        /** @description How the same recipe does on a split of the same data, where that was asked for */
                        evaluation: {
                            split: string;
                            seed: number;
                            /** @description Listeners judged */
                            users: number;
                            metrics: {
                                [key: string]: {
                                    value: number;
                                    low: number;
                                    high: number;
                                };
                            };
                            /** @description By parts of the listeners and of the tracks; parts of under 20 listeners are left out */
                            slices: {
                                /** @description history, popularity, or a fact about listeners */
                                by: string;
                                name: string;
                                users: number;
                                metrics: {
                                    [key: string]: {
                                        value: number;
                                        low: number;
                                        high: number;
                                    };
                                };
                            }[];
                            seconds: {
                                train: number;
                                score: number;
                            };
                            /** @description Of one that says labels or numbers, judged by folds */
                            labels?: {
                                /** @enum {string} */
                                kind: "one" | "several" | "numbers";
                                examples: number;
                                /** @description What belongs together was on one side of each fold */
                                groups: number;
                                byClass: {
                                    name: string;
                                    examples: number;
                                    precision: number;
                                    recall: number;
                                    f1: number;
                                    rocAuc: number | null;
                                    averagePrecision: number | null;
                                }[];
                                /** @description Examples of each class (rows) that were taken for each (columns) */
                                confusion?: number[][];
                                reliability: {
                                    count: number;
                                    /** @description The mean probability with which it was said */
                                    confidence: number;
                                    /** @description The share of it that was right */
                                    right: number;
                                }[];
                            };
                        } | null;
                        /** @description Where it was before, for one that was not trained here */
                        origin: {
                            model: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            exportedAt: string;
                            exportedBy: string;
                        } | null;
                        aliases: string[];
                        /** @description Where it is served, alone or in a mix */
                        deployments: string[];
                        /** @description What its answers cost, once it has given some */
                        cost: {
                            /** @description Answers that were measured */
                            answers: number;
                            /** @description Seconds spent scoring and ranking for 1,000 answers */
                            secondsPer1000: number;
                            /** @description The most memory that answering took: the loaded model and the scores of a batch */
                            megabytes: number;
                        } | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    exportModel: {
        parameters: {
            query?: {
                /** @description Also where it keeps listening histories; for keys with the scope admin */
                histories?: boolean;
            };
            header?: never;
            path: {
                /** @description name, name@version or name@alias */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    importModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    upload: {
                        id: string;
                        name: string;
                    };
                    /** @description Its name here, where it is to be another one */
                    as?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listModels: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description Only versions of this name */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description name@version */
                            id: string;
                            name: string;
                            version: number;
                            algorithm: string;
                            /**
                             * @description recommend: answers histories with tracks; analyze: numbers with labels or numbers
                             * @enum {string}
                             */
                            task: "recommend" | "analyze";
                            config: {
                                [key: string]: unknown;
                            };
                            seed: number;
                            /** @description Fingerprint of the data that it learned from */
                            dataset: string;
                            /** @enum {string} */
                            holds: "tracks" | "histories";
                            users: number;
                            tracks: number;
                            bytes: number;
                            seconds: {
                                load: number;
                                train: number;
                            };
                            peakRssMb: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description What it was expected to take */
                            estimate: {
                                /** @description How long it takes, from its start to its end */
                                seconds: number;
                                /** @description The most memory that its process holds */
                                bytes: number;
                            } | null;
                            /** @description The version of Segue that trained it */
                            codeVersion: string;
                            /** @description The job that brought it here */
                            job: string | null;
                            /** @description How the same recipe does on a split of the same data, where that was asked for */
                            evaluation: {
                                split: string;
                                seed: number;
                                /** @description Listeners judged */
                                users: number;
                                metrics: {
                                    [key: string]: {
                                        value: number;
                                        low: number;
                                        high: number;
                                    };
                                };
                                /** @description By parts of the listeners and of the tracks; parts of under 20 listeners are left out */
                                slices: {
                                    /** @description history, popularity, or a fact about listeners */
                                    by: string;
                                    name: string;
                                    users: number;
                                    metrics: {
                                        [key: string]: {
                                            value: number;
                                            low: number;
                                            high: number;
                                        };
                                    };
                                }[];
                                seconds: {
                                    train: number;
                                    score: number;
                                };
                                /** @description Of one that says labels or numbers, judged by folds */
                                labels?: {
                                    /** @enum {string} */
                                    kind: "one" | "several" | "numbers";
                                    examples: number;
                                    /** @description What belongs together was on one side of each fold */
                                    groups: number;
                                    byClass: {
                                        name: string;
                                        examples: number;
                                        precision: number;
                                        recall: number;
                                        f1: number;
                                        rocAuc: number | null;
                                        averagePrecision: number | null;
                                    }[];
                                    /** @description Examples of each class (rows) that were taken for each (columns) */
                                    confusion?: number[][];
                                    reliability: {
                                        count: number;
                                        /** @description The mean probability with which it was said */
                                        confidence: number;
                                        /** @description The share of it that was right */
                                        right: number;
                                    }[];
                                };
                            } | null;
                            /** @description Where it was before, for one that was not trained here */
                            origin: {
                                model: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                exportedAt: string;
                                exportedBy: string;
                            } | null;
                            aliases: string[];
                            /** @description Where it is served, alone or in a mix */
                            deployments: string[];
                            /** @description What its answers cost, once it has given some */
                            cost: {
                                /** @description Answers that were measured */
                                answers: number;
                                /** @description Seconds spent scoring and ranking for 1,000 answers */
                                secondsPer1000: number;
                                /** @description The most memory that answering took: the loaded model and the scores of a batch */
                                megabytes: number;
                            } | null;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    trainModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    algorithm: string;
                    /** @default {} */
                    config?: {
                        [key: string]: unknown;
                    };
                    /** @default 42 */
                    seed?: number;
                    as?: string;
                    /** @description Also judge the same algorithm, parameters and seed on this split of the same data, for example random:0.8,0.1,0.1; the figures are kept with the model. Of algorithms that analyze folds:N: they are judged by five folds unless it is none */
                    evaluate?: string;
                    /** @description For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is */
                    labels?: string;
                    /** @description For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest */
                    reads?: string;
                    /**
                     * @description For algorithms that analyze, what is never on both sides of a fold: artist unless given
                     * @enum {string}
                     */
                    group?: "artist" | "album" | "track";
                    /** @description For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given */
                    least?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    exportNetworkManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name, name@version or name@alias */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    exportNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name, name@version or name@alias */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    appendToPlaylist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The playlist */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of tracks, in their order; one may be there twice */
                    tracks: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        /** @description In their order */
                        items: {
                            track: string;
                            title: string | null;
                            artist: string | null;
                            /** @description Whether it is in the catalogue still */
                            known: boolean;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getPlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The playlist */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        /** @description In their order */
                        items: {
                            track: string;
                            title: string | null;
                            artist: string | null;
                            /** @description Whether it is in the catalogue still */
                            known: boolean;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    deletePlaylist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The playlist */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        /** @description In their order */
                        items: {
                            track: string;
                            title: string | null;
                            artist: string | null;
                            /** @description Whether it is in the catalogue still */
                            known: boolean;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    changePlaylist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The playlist */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is called */
                    name?: string;
                    /** @description Ids of tracks, in their order; one may be there twice */
                    tracks?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        /** @description In their order */
                        items: {
                            track: string;
                            title: string | null;
                            artist: string | null;
                            /** @description Whether it is in the catalogue still */
                            known: boolean;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listPlaylists: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            /** @description How many it has */
                            tracks: number;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createPlaylist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is called */
                    name: string;
                    /** @description Ids of tracks, in their order; one may be there twice */
                    tracks: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        /** @description In their order */
                        items: {
                            track: string;
                            title: string | null;
                            artist: string | null;
                            /** @description Whether it is in the catalogue still */
                            known: boolean;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    recommendAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description name, name@version or name@alias; otherwise the deployment answers */
                    model?: string;
                    /** @description Where none is named: home */
                    deployment?: string;
                    /** @default 20 */
                    n?: number;
                    /** @description Rules by name with their parameters; {on: false} switches one off */
                    rules?: {
                        /** @description Asks for what goes with tracks or artists, beside the listener's history or instead of it. */
                        seeds?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Tracks by their ids
                             * @default []
                             */
                            tracks?: string[];
                            /**
                             * @description Artists by their names; the tracks of theirs that most know stand for them
                             * @default []
                             */
                            artists?: string[];
                            /**
                             * @description Whether the history does not count at all
                             * @default false
                             */
                            instead?: boolean;
                            /**
                             * @description What all seeds together weigh beside all of the history
                             * @default 1
                             */
                            weight?: number;
                        };
                        /** @description Leaves out what the listener heard, ever or of late. */
                        "exclude-heard"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /** @description Only what was heard within so long, or at a time that is not known; otherwise whatever was ever heard, as 12h, 30d, 8w or 2y */
                            within?: string;
                        };
                        /** @description Leaves out what the listener skips more often than they hear it, or rated low. */
                        "exclude-skipped"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Skips that it takes, more than there are plays
                             * @default 1
                             */
                            skips?: number;
                            /** @description Also what they last rated so or lower */
                            rating?: number;
                        };
                        /** @description Keeps tracks and artists out that are named. */
                        block?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Tracks by their ids
                             * @default []
                             */
                            tracks?: string[];
                            /**
                             * @description Artists by their names, whatever the case
                             * @default []
                             */
                            artists?: string[];
                        };
                        /** @description Keeps only tracks of which something holds: of title, artist, or any fact that is known of tracks. */
                        filter?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description By name of the fact what must hold; all of them must
                             * @default {}
                             */
                            where?: {
                                [key: string]: {
                                    is?: number | string;
                                    in?: (number | string)[];
                                    /** @description None of these */
                                    not?: (number | string)[];
                                    /** @description Whether it is known at all */
                                    exists?: boolean;
                                    min?: number;
                                    max?: number;
                                    /** @description true: tracks stay of which it is not known */
                                    unknown?: boolean;
                                };
                            };
                        };
                        /** @description Prefers tracks that come near to a value, as a year or a tempo, without leaving others out. */
                        target?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description By name of the fact what is aimed at
                             * @default {}
                             */
                            facts?: {
                                [key: string]: {
                                    value: number | string;
                                    /** @description In standard deviations of the scores; 1 unless given */
                                    weight?: number;
                                    /** @description How far off still counts; otherwise as far as tracks differ */
                                    spread?: number;
                                };
                            };
                        };
                        /** @description Turns the answer towards what most know (up to 1) or what few know (down to −1). */
                        popularity?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description −1: as unknown as can be; 0: as the model says; 1: the hits
                             * @default 0
                             */
                            dial?: number;
                        };
                        /** @description Prefers what was added to the catalogue, or released, not long ago. */
                        freshness?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description What being brand-new is worth, in standard deviations of the scores
                             * @default 1
                             */
                            weight?: number;
                            /**
                             * @description By the facts released or year, or by when it came in
                             * @default released
                             * @enum {string}
                             */
                            by?: "released" | "added";
                            /**
                             * @description After how long it is worth half of that, as 12h, 30d, 8w or 2y
                             * @default 1y
                             */
                            halfLife?: string;
                        };
                        /** @description Puts tracks at positions of the list, unless another rule removed them. */
                        pin?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description Tracks by their ids, and where they go
                             * @default []
                             */
                            tracks?: {
                                track: string;
                                /** @description The position, from 1 */
                                at: number;
                            }[];
                            /**
                             * @description Artists by their names: the track of theirs that scores best goes there
                             * @default []
                             */
                            artists?: {
                                artist: string;
                                /** @description The position, from 1 */
                                at: number;
                            }[];
                        };
                        /** @description Takes at most so many tracks of one artist into a list, all its pages together. */
                        "artist-cap"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description How many
                             * @default 2
                             */
                            max?: number;
                        };
                        /** @description Takes at most so many tracks of one album into a list, all its pages together. */
                        "album-cap"?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description How many
                             * @default 2
                             */
                            max?: number;
                        };
                        /** @description Mixes the list: tracks that are unlike those before them come earlier. */
                        diversity?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description 0: by score alone; 1: by unlikeness alone
                             * @default 0.3
                             */
                            strength?: number;
                            /**
                             * @description How many of the ranked tracks are looked at for each place
                             * @default 100
                             */
                            among?: number;
                        };
                        /** @description Lets chance have a say now and then, and records with which probability. */
                        explore?: {
                            /**
                             * @description false: the rule is not applied, whatever a deployment says
                             * @default true
                             */
                            on?: boolean;
                            /**
                             * @description epsilon: each place goes with this probability to any of the window; plackett-luce: to one by chance, the better ranked the likelier
                             * @default epsilon
                             * @enum {string}
                             */
                            how?: "epsilon" | "plackett-luce";
                            /**
                             * @description Of epsilon: how often chance decides
                             * @default 0.1
                             */
                            epsilon?: number;
                            /**
                             * @description Of plackett-luce: rank r weighs r^(−1/temperature); the higher, the more chance
                             * @default 0.5
                             */
                            temperature?: number;
                            /**
                             * @description How many of the ranked tracks may take a place
                             * @default 50
                             */
                            among?: number;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imports: {
                            id: string;
                            name: string;
                            format: string;
                            rows: {
                                read: number;
                                kept: number;
                                changed: number;
                                left: number;
                            };
                            rules: {
                                rule: string;
                                /**
                                 * @description refused: it cannot be read; aside: in order, but no use here; corrected: taken without the part that is wrong; noted: taken as it is
                                 * @enum {string}
                                 */
                                outcome: "refused" | "aside" | "corrected" | "noted";
                                rows: number;
                                examples: string[];
                            }[];
                            /** @description Whether it came from the simulated world */
                            simulated: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        catalogue: {
                            /** @description Tracks that are known, heard by anybody or not */
                            tracks: number;
                            /** @description The music that was imported; null where there is none */
                            music: {
                                /** @description Files of sound, each content once */
                                files: number;
                                /** @description Tracks that can be heard */
                                tracks: number;
                                /** @description How long all of them last */
                                seconds: number;
                                /** @description The commonest first */
                                formats: {
                                    name: string;
                                    files: number;
                                }[];
                                /** @description Files with a cover */
                                covers: number;
                                /** @description Files with lyrics */
                                lyrics: number;
                            } | null;
                        };
                        snapshot: {
                            id: string;
                            /** Format: date-time */
                            takenAt: string;
                            /** @description Whether it shows what the store holds now */
                            current: boolean;
                        } | null;
                        /** @description What cleaning did and what is left, once a snapshot was taken: by training, evaluating, or POST /v1/snapshots */
                        cleaning: {
                            before: {
                                events: number;
                                users: number;
                                tracks: number;
                            };
                            after: {
                                events: number;
                                users: number;
                                tracks: number;
                            };
                            rules: {
                                rule: string;
                                title: string;
                                reason: string;
                                on: boolean;
                                settings: {
                                    [key: string]: unknown;
                                };
                                rows: number;
                                byImport: {
                                    [key: string]: number;
                                };
                                examples: string[];
                            }[];
                            same: {
                                on: boolean;
                                tracks: number;
                                examples: string[];
                            };
                            facts: {
                                rule: string;
                                title: string;
                                reason: string;
                                on: boolean;
                                found: {
                                    fact: string;
                                    why: string;
                                    /** @description Cells that were taken for unknown */
                                    cells: number;
                                    examples: string[];
                                }[];
                            }[];
                            /** @description How facts of tracks were filled; empty where the rule `fill` is off */
                            filled: {
                                fact: string;
                                kind: "number" | "category";
                                known: number;
                                /** @description Cells filled by each method */
                                by: {
                                    [key: string]: number;
                                };
                                /** @description Cells left missing: no method was shown to beat a guess */
                                left: number;
                                /** @description On hidden cells, as a part of the error of the mean or commonest value; with 95 % intervals */
                                error: {
                                    /** @description Known cells that were hidden for the trial */
                                    cells: number;
                                    chosen: {
                                        value: number;
                                        low: number;
                                        high: number;
                                    };
                                    methods: {
                                        [key: string]: {
                                            value: number;
                                            low: number;
                                            high: number;
                                            share: number;
                                        };
                                    };
                                } | null;
                            }[];
                            shape: {
                                users: number;
                                tracks: number;
                                /** @description Tracks that are known, with or without an event */
                                catalogue: number;
                                events: number;
                                kinds: {
                                    play: number;
                                    skip: number;
                                    love: number;
                                    rating: number;
                                };
                                pairs: number;
                                density: number;
                                tracksPerUser: {
                                    bins: {
                                        from: number;
                                        to: number;
                                        count: number;
                                    }[];
                                    median: number;
                                    mean: number;
                                    largest: number;
                                };
                                usersPerTrack: {
                                    bins: {
                                        from: number;
                                        to: number;
                                        count: number;
                                    }[];
                                    median: number;
                                    mean: number;
                                    largest: number;
                                };
                                /** @description Users with fewer than 3 tracks */
                                shortHistories: number;
                                /** @description Tracks with a single listener */
                                singleListener: number;
                                /** @description The share of pairs of user and track that the most popular hundredth of the tracks has */
                                topShare: number;
                                /** @description Events whose time is known */
                                timed: number;
                                timeLine: {
                                    /** @description day, month or year */
                                    unit: string;
                                    points: {
                                        /** @description Milliseconds since 1970 UTC */
                                        start: number;
                                        count: number;
                                    }[];
                                } | null;
                                /** @description Of how many tracks of the catalogue something is not known */
                                missing: {
                                    field: string;
                                    missing: number;
                                }[];
                            };
                            warnings: {
                                code: string;
                                message: string;
                            }[];
                            support: {
                                algorithm: string;
                                /** @description Why the data do not support it; null where they do */
                                unfit: string | null;
                                estimate: {
                                    bytes: number;
                                    seconds: number;
                                };
                            }[];
                        } | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    applyRetention: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Remove nothing
                     * @default false
                     */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Listening events, by when they happened; those without a time by when they came in
                         * @default null
                         */
                        events: number | null;
                        /**
                         * @description What jobs were told, their results and logs, once they have ended
                         * @default 90
                         */
                        jobs: number | null;
                        /**
                         * @description Rows of imports that were not simply taken, and examples of them
                         * @default 30
                         */
                        problems: number | null;
                        /**
                         * @description Uploaded files that no job waits for
                         * @default 30
                         */
                        uploads: number | null;
                        /**
                         * @description Files that jobs made: lists, exports, evaluations by listener
                         * @default 30
                         */
                        outputs: number | null;
                        /**
                         * @description The audit log
                         * @default 400
                         */
                        audit: number | null;
                        /**
                         * @description What was used, by key, model and day
                         * @default 400
                         */
                        usage: number | null;
                        /**
                         * @description Answers in which chance had a say, with its probabilities
                         * @default 180
                         */
                        explorations: number | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    setRetention: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Listening events, by when they happened; those without a time by when they came in
                     * @default null
                     */
                    events?: number | null;
                    /**
                     * @description What jobs were told, their results and logs, once they have ended
                     * @default 90
                     */
                    jobs?: number | null;
                    /**
                     * @description Rows of imports that were not simply taken, and examples of them
                     * @default 30
                     */
                    problems?: number | null;
                    /**
                     * @description Uploaded files that no job waits for
                     * @default 30
                     */
                    uploads?: number | null;
                    /**
                     * @description Files that jobs made: lists, exports, evaluations by listener
                     * @default 30
                     */
                    outputs?: number | null;
                    /**
                     * @description The audit log
                     * @default 400
                     */
                    audit?: number | null;
                    /**
                     * @description What was used, by key, model and day
                     * @default 400
                     */
                    usage?: number | null;
                    /**
                     * @description Answers in which chance had a say, with its probabilities
                     * @default 180
                     */
                    explorations?: number | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Listening events, by when they happened; those without a time by when they came in
                         * @default null
                         */
                        events: number | null;
                        /**
                         * @description What jobs were told, their results and logs, once they have ended
                         * @default 90
                         */
                        jobs: number | null;
                        /**
                         * @description Rows of imports that were not simply taken, and examples of them
                         * @default 30
                         */
                        problems: number | null;
                        /**
                         * @description Uploaded files that no job waits for
                         * @default 30
                         */
                        uploads: number | null;
                        /**
                         * @description Files that jobs made: lists, exports, evaluations by listener
                         * @default 30
                         */
                        outputs: number | null;
                        /**
                         * @description The audit log
                         * @default 400
                         */
                        audit: number | null;
                        /**
                         * @description What was used, by key, model and day
                         * @default 400
                         */
                        usage: number | null;
                        /**
                         * @description Answers in which chance had a say, with its probabilities
                         * @default 180
                         */
                        explorations: number | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            /**
                             * @description Whether it changes what the model is asked, removes tracks, changes their scores, or the order of the list
                             * @enum {string}
                             */
                            acts: "asks" | "removes" | "scores" | "orders";
                            /** @description The parameter that is meant where only one value is given */
                            main?: string;
                            /** @description Its parameters, as a JSON Schema */
                            config: unknown;
                            examples: unknown[];
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The schedule */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        does: "train" | "lists";
                        /** @description name, name@version or name@alias; otherwise the deployment answers */
                        model?: string;
                        /** @description Where the model is to be served, or which answers: home unless given */
                        deployment?: string;
                        /** @description Tracks of each listener */
                        n?: number;
                        /** @description Of lists: rules by name, with their parameters (GET /v1/rules), over those of the deployment */
                        rules?: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description Versions of the model, or files, to keep: 3 unless given */
                        keep?: number;
                        /** @description What is trained */
                        algorithm?: string;
                        /** @description Its parameters */
                        config?: {
                            [key: string]: unknown;
                        };
                        seed?: number;
                        /** @description The model's name, when it is not to be the algorithm's */
                        as?: string;
                        /**
                         * @description Whether it is served then: always; where its recipe is not worse than the one that is served, both trained and judged on a split; or never
                         * @enum {string}
                         */
                        promote?: "always" | "not-worse" | "never";
                        /** @description By what it is judged */
                        metric?: string;
                        split?: string;
                        /** @description How much worse by the metric counts as not worse: the 95 % interval of the listeners' differences must not go below it */
                        margin?: number;
                        /** @description When, as a cron expression: minute, hour, day of month, month, day of week */
                        cron?: string;
                        /**
                         * @description The time zone of the cron expression, as Europe/Berlin
                         * @default UTC
                         */
                        timeZone: string;
                        /** @description Also once so many events came in since it last began */
                        events?: number;
                        /** @description Also once the events grew by so many per cent since it last began */
                        percent?: number;
                        /**
                         * @description At most once in so many seconds
                         * @default 0
                         */
                        every: number;
                        paused: boolean;
                        /** @description How often it began */
                        firings: number;
                        /** @description Its next time; null where it goes by new events alone */
                        nextAt: string | null;
                        lastAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    deleteSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The schedule */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        does: "train" | "lists";
                        /** @description name, name@version or name@alias; otherwise the deployment answers */
                        model?: string;
                        /** @description Where the model is to be served, or which answers: home unless given */
                        deployment?: string;
                        /** @description Tracks of each listener */
                        n?: number;
                        /** @description Of lists: rules by name, with their parameters (GET /v1/rules), over those of the deployment */
                        rules?: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description Versions of the model, or files, to keep: 3 unless given */
                        keep?: number;
                        /** @description What is trained */
                        algorithm?: string;
                        /** @description Its parameters */
                        config?: {
                            [key: string]: unknown;
                        };
                        seed?: number;
                        /** @description The model's name, when it is not to be the algorithm's */
                        as?: string;
                        /**
                         * @description Whether it is served then: always; where its recipe is not worse than the one that is served, both trained and judged on a split; or never
                         * @enum {string}
                         */
                        promote?: "always" | "not-worse" | "never";
                        /** @description By what it is judged */
                        metric?: string;
                        split?: string;
                        /** @description How much worse by the metric counts as not worse: the 95 % interval of the listeners' differences must not go below it */
                        margin?: number;
                        /** @description When, as a cron expression: minute, hour, day of month, month, day of week */
                        cron?: string;
                        /**
                         * @description The time zone of the cron expression, as Europe/Berlin
                         * @default UTC
                         */
                        timeZone: string;
                        /** @description Also once so many events came in since it last began */
                        events?: number;
                        /** @description Also once the events grew by so many per cent since it last began */
                        percent?: number;
                        /**
                         * @description At most once in so many seconds
                         * @default 0
                         */
                        every: number;
                        paused: boolean;
                        /** @description How often it began */
                        firings: number;
                        /** @description Its next time; null where it goes by new events alone */
                        nextAt: string | null;
                        lastAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    changeSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The schedule */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    model?: string | null;
                    deployment?: string | null;
                    /** @description Tracks of each listener */
                    n?: number;
                    rules?: {
                        [key: string]: {
                            [key: string]: unknown;
                        };
                    } | null;
                    /** @description Versions of the model, or files, to keep: 3 unless given */
                    keep?: number;
                    /** @description What is trained */
                    algorithm?: string;
                    /** @description Its parameters */
                    config?: {
                        [key: string]: unknown;
                    };
                    seed?: number;
                    as?: string | null;
                    /**
                     * @description Whether it is served then: always; where its recipe is not worse than the one that is served, both trained and judged on a split; or never
                     * @enum {string}
                     */
                    promote?: "always" | "not-worse" | "never";
                    /** @description By what it is judged */
                    metric?: string;
                    split?: string;
                    /** @description How much worse by the metric counts as not worse: the 95 % interval of the listeners' differences must not go below it */
                    margin?: number;
                    cron?: string | null;
                    /** @description The time zone of the cron expression, as Europe/Berlin */
                    timeZone?: string;
                    events?: number | null;
                    percent?: number | null;
                    /** @description At most once in so many seconds */
                    every?: number;
                    paused?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        does: "train" | "lists";
                        /** @description name, name@version or name@alias; otherwise the deployment answers */
                        model?: string;
                        /** @description Where the model is to be served, or which answers: home unless given */
                        deployment?: string;
                        /** @description Tracks of each listener */
                        n?: number;
                        /** @description Of lists: rules by name, with their parameters (GET /v1/rules), over those of the deployment */
                        rules?: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description Versions of the model, or files, to keep: 3 unless given */
                        keep?: number;
                        /** @description What is trained */
                        algorithm?: string;
                        /** @description Its parameters */
                        config?: {
                            [key: string]: unknown;
                        };
                        seed?: number;
                        /** @description The model's name, when it is not to be the algorithm's */
                        as?: string;
                        /**
                         * @description Whether it is served then: always; where its recipe is not worse than the one that is served, both trained and judged on a split; or never
                         * @enum {string}
                         */
                        promote?: "always" | "not-worse" | "never";
                        /** @description By what it is judged */
                        metric?: string;
                        split?: string;
                        /** @description How much worse by the metric counts as not worse: the 95 % interval of the listeners' differences must not go below it */
                        margin?: number;
                        /** @description When, as a cron expression: minute, hour, day of month, month, day of week */
                        cron?: string;
                        /**
                         * @description The time zone of the cron expression, as Europe/Berlin
                         * @default UTC
                         */
                        timeZone: string;
                        /** @description Also once so many events came in since it last began */
                        events?: number;
                        /** @description Also once the events grew by so many per cent since it last began */
                        percent?: number;
                        /**
                         * @description At most once in so many seconds
                         * @default 0
                         */
                        every: number;
                        paused: boolean;
                        /** @description How often it began */
                        firings: number;
                        /** @description Its next time; null where it goes by new events alone */
                        nextAt: string | null;
                        lastAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {string} */
                            does: "train" | "lists";
                            /** @description name, name@version or name@alias; otherwise the deployment answers */
                            model?: string;
                            /** @description Where the model is to be served, or which answers: home unless given */
                            deployment?: string;
                            /** @description Tracks of each listener */
                            n?: number;
                            /** @description Of lists: rules by name, with their parameters (GET /v1/rules), over those of the deployment */
                            rules?: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            /** @description Versions of the model, or files, to keep: 3 unless given */
                            keep?: number;
                            /** @description What is trained */
                            algorithm?: string;
                            /** @description Its parameters */
                            config?: {
                                [key: string]: unknown;
                            };
                            seed?: number;
                            /** @description The model's name, when it is not to be the algorithm's */
                            as?: string;
                            /**
                             * @description Whether it is served then: always; where its recipe is not worse than the one that is served, both trained and judged on a split; or never
                             * @enum {string}
                             */
                            promote?: "always" | "not-worse" | "never";
                            /** @description By what it is judged */
                            metric?: string;
                            split?: string;
                            /** @description How much worse by the metric counts as not worse: the 95 % interval of the listeners' differences must not go below it */
                            margin?: number;
                            /** @description When, as a cron expression: minute, hour, day of month, month, day of week */
                            cron?: string;
                            /**
                             * @description The time zone of the cron expression, as Europe/Berlin
                             * @default UTC
                             */
                            timeZone: string;
                            /** @description Also once so many events came in since it last began */
                            events?: number;
                            /** @description Also once the events grew by so many per cent since it last began */
                            percent?: number;
                            /**
                             * @description At most once in so many seconds
                             * @default 0
                             */
                            every: number;
                            paused: boolean;
                            /** @description How often it began */
                            firings: number;
                            /** @description Its next time; null where it goes by new events alone */
                            nextAt: string | null;
                            lastAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is called */
                    id: string;
                    /**
                     * @description train: a model is trained again, unless said otherwise; lists: everybody's lists are written
                     * @enum {string}
                     */
                    does?: "train" | "lists";
                    /** @description name, name@version or name@alias; otherwise the deployment answers */
                    model?: string;
                    /** @description Where the model is to be served, or which answers: home unless given */
                    deployment?: string;
                    /** @description Tracks of each listener */
                    n?: number;
                    /** @description Of lists: rules by name, with their parameters (GET /v1/rules), over those of the deployment */
                    rules?: {
                        [key: string]: {
                            [key: string]: unknown;
                        };
                    };
                    /** @description Versions of the model, or files, to keep: 3 unless given */
                    keep?: number;
                    /** @description What is trained */
                    algorithm?: string;
                    /** @description Its parameters */
                    config?: {
                        [key: string]: unknown;
                    };
                    seed?: number;
                    /** @description The model's name, when it is not to be the algorithm's */
                    as?: string;
                    /**
                     * @description Whether it is served then: always; where its recipe is not worse than the one that is served, both trained and judged on a split; or never
                     * @enum {string}
                     */
                    promote?: "always" | "not-worse" | "never";
                    /** @description By what it is judged */
                    metric?: string;
                    split?: string;
                    /** @description How much worse by the metric counts as not worse: the 95 % interval of the listeners' differences must not go below it */
                    margin?: number;
                    /** @description When, as a cron expression: minute, hour, day of month, month, day of week */
                    cron?: string;
                    /** @description The time zone of the cron expression, as Europe/Berlin */
                    timeZone?: string;
                    /** @description Also once so many events came in since it last began */
                    events?: number;
                    /** @description Also once the events grew by so many per cent since it last began */
                    percent?: number;
                    /** @description At most once in so many seconds */
                    every?: number;
                    /**
                     * @description Whether it waits until it is resumed
                     * @default false
                     */
                    paused?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        does: "train" | "lists";
                        /** @description name, name@version or name@alias; otherwise the deployment answers */
                        model?: string;
                        /** @description Where the model is to be served, or which answers: home unless given */
                        deployment?: string;
                        /** @description Tracks of each listener */
                        n?: number;
                        /** @description Of lists: rules by name, with their parameters (GET /v1/rules), over those of the deployment */
                        rules?: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description Versions of the model, or files, to keep: 3 unless given */
                        keep?: number;
                        /** @description What is trained */
                        algorithm?: string;
                        /** @description Its parameters */
                        config?: {
                            [key: string]: unknown;
                        };
                        seed?: number;
                        /** @description The model's name, when it is not to be the algorithm's */
                        as?: string;
                        /**
                         * @description Whether it is served then: always; where its recipe is not worse than the one that is served, both trained and judged on a split; or never
                         * @enum {string}
                         */
                        promote?: "always" | "not-worse" | "never";
                        /** @description By what it is judged */
                        metric?: string;
                        split?: string;
                        /** @description How much worse by the metric counts as not worse: the 95 % interval of the listeners' differences must not go below it */
                        margin?: number;
                        /** @description When, as a cron expression: minute, hour, day of month, month, day of week */
                        cron?: string;
                        /**
                         * @description The time zone of the cron expression, as Europe/Berlin
                         * @default UTC
                         */
                        timeZone: string;
                        /** @description Also once so many events came in since it last began */
                        events?: number;
                        /** @description Also once the events grew by so many per cent since it last began */
                        percent?: number;
                        /**
                         * @description At most once in so many seconds
                         * @default 0
                         */
                        every: number;
                        paused: boolean;
                        /** @description How often it began */
                        firings: number;
                        /** @description Its next time; null where it goes by new events alone */
                        nextAt: string | null;
                        lastAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getScheduleOutput: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The schedule */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    runSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The schedule */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listScheduleRuns: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The schedule */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            /** @description Why it began then */
                            reason: string;
                            job: string;
                            state: ("queued" | "running" | "done" | "failed" | "cancelled") | null;
                            /** @description name@version, once it is trained, or has written lists; the first of several */
                            model: string | null;
                            promoted: boolean | null;
                            /** @description Why it is served or not, or what failed */
                            why: string | null;
                            /** @description Rows of the lists that it wrote */
                            rows: number | null;
                            /** @description Old versions that were removed, or jobs whose files were */
                            removed: string[];
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                text: string;
                /** @description How many to answer */
                n?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string | null;
                            artist: string | null;
                            /** @description What else is known, by name: album, year, mbid, isrc, duration (seconds) and what tables say */
                            facts: {
                                [key: string]: string | number;
                            };
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    nextTracks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sessions: {
                        /** @description Track ids in order of play, the newest last */
                        session: string[];
                    }[];
                    /**
                     * @description How many to answer
                     * @default 10
                     */
                    n?: number;
                    /**
                     * @description Whether each track is told with its reasons
                     * @default false
                     */
                    explain?: boolean;
                    /**
                     * @description With explain: how many reasons at most
                     * @default 3
                     */
                    reasons?: number;
                    /** @description A model: name, name@version or name@alias; otherwise what the deployment serves */
                    model?: string;
                    /** @description The deployment that answers where no model is named; otherwise home */
                    deployment?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The model that answered; of a mix by score all that had a say, as name@version joined by + */
                        model: string;
                        /** @description Its version; absent where several answered together */
                        version?: number;
                        /** @description All that answered, with their weights */
                        models: {
                            model: string;
                            version: number;
                            /** @description Its share beside the others' */
                            weight: number;
                        }[];
                        /** @description The deployment that was asked; null where a model was */
                        deployment: string | null;
                        /** @description One for each session, in their order */
                        answers: {
                            /** @description Track ids, best first */
                            items: string[];
                            /** @description The model's score of each; comparable within one answer */
                            scores: number[];
                            /** @description With explain: because of which tracks of the session each is there */
                            reasons?: {
                                /**
                                 * @description exact: contributions, others and rules add up to the score; leaving-out: a contribution is by how much the model's score falls without that track
                                 * @enum {string}
                                 */
                                how: "exact" | "leaving-out";
                                /** @description Tracks of the history that speak for it, those that count most first */
                                because: {
                                    track: string;
                                    title?: string;
                                    artist?: string;
                                    /** @description To the model's score */
                                    contribution: number;
                                    /** @description Of all that the history says for it; of all reasons 1 */
                                    share: number;
                                    /** @description The listener's plays of it in the last thirty days, where there are any */
                                    plays?: number;
                                    /** @description In how many sessions of all listeners what is recommended was among the ten tracks that came next; only where in three or more, and in a tenth. Counted when a model was trained last */
                                    follows?: {
                                        sessions: number;
                                        /** @description Sessions with the track that was heard */
                                        of: number;
                                    };
                                    /** @description Where both sound alike: what they have in common */
                                    sounds?: {
                                        /**
                                         * @description Below 90 BPM; from 130 on
                                         * @enum {string}
                                         */
                                        tempo?: "slow" | "fast";
                                        /**
                                         * @description Below −20 LUFS; from −10 on
                                         * @enum {string}
                                         */
                                        loudness?: "soft" | "loud";
                                        key?: {
                                            /** @description 0 (C) to 11 (B) */
                                            tonic: number;
                                            /** @enum {string} */
                                            mode: "major" | "minor";
                                        };
                                    };
                                }[];
                                /** @description Of an exact explanation: what all else contributes, what speaks against it included */
                                others?: number;
                                /** @description What rules added to the model's score, where any changes scores */
                                rules?: number;
                                /** @description Listeners of what is recommended, in the data that the model learned from */
                                listeners?: number;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of Segue */
                        version: string;
                        items: {
                            id: string;
                            /** @description Null: not set */
                            value: (string | number) | null;
                            standard: (string | number) | null;
                            description: string;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description The fingerprint of its content */
                            id: string;
                            revision: number;
                            users: number;
                            tracks: number;
                            events: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description What it was made of: imports, events that came in one by one, rules, version of the program */
                            lineage: {
                                imports: {
                                    id: string;
                                    name: string;
                                    format: string;
                                }[];
                                liveEvents: number;
                                cleaning: {
                                    [key: string]: {
                                        [key: string]: unknown;
                                    };
                                };
                                version: string;
                            };
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    takeSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getTrack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string | null;
                        artist: string | null;
                        /** @description What else is known, by name: album, year, mbid, isrc, duration (seconds) and what tables say */
                        facts: {
                            [key: string]: string | number;
                        };
                        sound: {
                            /** @description mp3, flac, ogg-vorbis, ogg-opus, m4a, aac, wav or aiff */
                            format: string;
                            seconds?: number;
                            /** @description Samples a second */
                            rate?: number;
                            channels?: number;
                            /** @description Bits a second */
                            bitrate?: number;
                            /** @description dB */
                            replayGain?: {
                                track?: number;
                                album?: number;
                            };
                            quality?: {
                                /** @description Share of its time */
                                silent: number;
                                /** @description Mean of the worst channel, from −1 to 1 */
                                offset: number;
                                /** @description Share of its time */
                                clipped: number;
                                /** @description Level that a twentieth of it stays below, in dBFS */
                                floor: number;
                                /** @description Level of the noise that is heard in its quiet passages, in dBFS; −120 where none is */
                                noise?: number;
                            };
                            /** @description By name of the set, those that were computed: loudness, quality, tempo, key, tuning */
                            features: {
                                [key: string]: {
                                    version: number;
                                    unit: string;
                                    values: {
                                        [key: string]: number;
                                    };
                                };
                            };
                            /** @description What GET /v1/tracks/ID/picture can draw of it */
                            pictures: ("waveform" | "spectrogram")[];
                            /** @description Whether GET /v1/tracks/ID/lyrics has its words */
                            lyrics: boolean;
                        } | null;
                        /** @description The version of its cover: GET /v1/tracks/ID/cover?v=VERSION may be kept for ever */
                        cover: string | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    deleteTrack: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The track that was removed */
                        id: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    changeTrack: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title?: string | null;
                    artist?: string | null;
                    facts?: {
                        [key: string]: string | number | null;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string | null;
                        artist: string | null;
                        /** @description What else is known, by name: album, year, mbid, isrc, duration (seconds) and what tables say */
                        facts: {
                            [key: string]: string | number;
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getTrackCover: {
        parameters: {
            query?: {
                /** @description The version that the track names: what is answered may be kept for ever */
                v?: string;
            };
            header?: never;
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    describeCovers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tracks: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Those that exist, in the order asked for */
                        items: {
                            track: string;
                            /** @description For GET /v1/tracks/ID/cover?v=VERSION */
                            cover: string | null;
                            /** @description Those that are known or were measured of key (0 C … 11 B, or a name), mode (1 major, 0 minor), tempo (beats a minute), energy, loudness (LUFS), onsets (a second), valence and arousal */
                            facts: {
                                [key: string]: string | number;
                            };
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getTrackFeatures: {
        parameters: {
            query?: {
                /** @description Names of sets, separated by commas: mel,mfcc,chroma; name@version of a network that was trained here */
                names?: string;
            };
            header?: never;
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listTracks: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before, or an anchor */
                cursor?: string;
                /** @description Rows behind the cursor that are passed over */
                skip?: number;
                /** @description By what the rows are in order; `came`: as they came in */
                sort?: "came" | "id" | "title" | "artist";
                order?: "asc" | "desc";
                /** @description Tells how many rows there are, and cursors of places all over the list: for tables in which one jumps */
                anchors?: boolean;
                /** @description Only those whose id or name contains this, whatever the case */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string | null;
                            artist: string | null;
                            /** @description What else is known, by name: album, year, mbid, isrc, duration (seconds) and what tables say */
                            facts: {
                                [key: string]: string | number;
                            };
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                        /** @description Where `anchors` was asked for */
                        anchors?: {
                            /** @description Rows of the whole list */
                            count: number;
                            /** @description Rows from one cursor to the next */
                            step: number;
                            /** @description After the first comes row `step` (counted from 0), after the second row `2 × step`, and so on */
                            cursors: string[];
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getTrackLyrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        lines?: {
                            seconds: number;
                            text: string;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    tracksThatSoundAlike: {
        parameters: {
            query?: {
                /** @description How many to answer */
                n?: number;
            };
            header?: never;
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        track: string;
                        /** @description Whether anything was computed of its sound */
                        known: boolean;
                        /** @description The nearest first */
                        items: {
                            track: string;
                            title?: string;
                            artist?: string;
                            /** @description Euclidean, of standardised means and deviations; 0 where they are the same */
                            distance: number;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getTrackPicture: {
        parameters: {
            query?: {
                /** @description What is drawn */
                of?: "waveform" | "spectrogram";
                /** @description Dots from left to right */
                width?: number;
                /** @description Dots from top to bottom */
                height?: number;
            };
            header?: never;
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getTrackRanks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        track: string;
                        facts: {
                            [key: string]: {
                                /** @description Share of the others that have less */
                                below: number;
                                /** @description Share of the others that have more */
                                above: number;
                                /** @description Tracks of which the number is known; this one is not among them where it was measured after they were gathered */
                                known: number;
                            };
                        };
                        sound: {
                            [key: string]: {
                                /** @description Share of the others that have less */
                                below: number;
                                /** @description Share of the others that have more */
                                above: number;
                                /** @description Tracks of which the number is known; this one is not among them where it was measured after they were gathered */
                                known: number;
                            };
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    similarTracks: {
        parameters: {
            query?: {
                /** @description How many to answer */
                n?: number;
                /** @description A model: name, name@version or name@alias; otherwise what the deployment serves */
                model?: string;
                /** @description The deployment that answers where no model is named; otherwise home */
                deployment?: string;
            };
            header?: never;
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        track: string;
                        /** @description Whether what answers knows the track; nothing is similar to one that came in later */
                        known: boolean;
                        /** @description The model that answered; of a mix by score all that had a say, as name@version joined by + */
                        model: string;
                        /** @description Its version; absent where several answered together */
                        version?: number;
                        /** @description All that answered, with their weights */
                        models: {
                            model: string;
                            version: number;
                            /** @description Its share beside the others' */
                            weight: number;
                        }[];
                        /** @description The deployment that was asked; null where a model was */
                        deployment: string | null;
                        items: {
                            track: string;
                            score: number;
                            title?: string;
                            artist?: string;
                            /** @description Where chance had a say: with which probability it came to its place, given those before it */
                            propensity?: number;
                        }[];
                        /** @description The rules that were applied, in their order */
                        rules: {
                            rule: string;
                            /** @description Tracks that it removed, or passed over in the list */
                            removed: number;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getTrackSound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The track */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    findSounds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tracks: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Those that have a file, or are the same as one that has, in the order asked for */
                        items: {
                            track: string;
                            seconds?: number;
                            /** @description For GET /v1/tracks/ID/cover?v=VERSION */
                            cover: string | null;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listTunings: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @description What is tuned */
                            algorithm: string;
                            /**
                             * @description Parameters that stay as they are given here; the others are searched over, where the algorithm says so
                             * @default {}
                             */
                            config: {
                                [key: string]: unknown;
                            };
                            /**
                             * @description How many trials, the usual parameters included
                             * @default 30
                             */
                            trials: number;
                            /** @description No trial begins that would probably end later than so many minutes after the job began */
                            minutes?: number;
                            /** @description By what trials are compared; null for an algorithm that analyzes, until its labels are read, where none was wished */
                            metric: string | null;
                            /** @description Trials are judged on its validation part */
                            split: string;
                            /** @description How many trials are made at once, 1 unless given: each has a process and a share of the threads, and waits where memory is short; auto: as many as threads and memory allow. Other numbers try other parameters, since what is under way is not known yet */
                            parallel?: number | "auto";
                            /** @description For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is */
                            labels?: string;
                            /** @description For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest */
                            reads?: string;
                            /**
                             * @description For algorithms that analyze, what is never on both sides of a fold: artist unless given
                             * @enum {string}
                             */
                            group?: "artist" | "album" | "track";
                            /** @description For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given */
                            least?: number;
                            /**
                             * @description tpe: Tries what is like the good trials and unlike the others; the usual choice. random: Draws every parameter evenly over its scale; for comparison, and where trials are many and cheap.
                             * @default tpe
                             * @enum {string}
                             */
                            search: "tpe" | "random";
                            /** @default 42 */
                            seed: number;
                            /**
                             * @description Trials are judged by so many listeners at most, drawn at random; what analyzes by all examples
                             * @default 10000
                             */
                            listeners: number;
                            /**
                             * @description Also train the best recipe on all data in the end
                             * @default false
                             */
                            train: boolean;
                            /** @description The trained model's name, when it is not the algorithm's */
                            as?: string;
                            /**
                             * @description Which way a figure is better
                             * @enum {string}
                             */
                            better: "higher" | "lower";
                            /**
                             * @description By what trials are judged: listeners of a snapshot, or labelled examples that they did not learn from
                             * @enum {string}
                             */
                            judgedBy: "listeners" | "examples";
                            /** @enum {string} */
                            state: "queued" | "running" | "done" | "failed" | "cancelled";
                            /** @description The job that works on it, or did last */
                            job: string;
                            /** @description The fingerprint of the data by which all of its trials are judged: a snapshot, or a labelled set */
                            dataset: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Trials that were made */
                            made: number;
                            /** @description The figure of the usual parameters on the validation part */
                            usual: {
                                value: number;
                                low: number;
                                high: number;
                            } | null;
                            /** @description The best trial, and what trains it */
                            best: {
                                number: number;
                                settings: {
                                    [key: string]: number | string | boolean | unknown[];
                                };
                                figure: {
                                    value: number;
                                    low: number;
                                    high: number;
                                };
                                /** @description What differs from the usual parameters */
                                config: {
                                    [key: string]: unknown;
                                };
                                /** @description Trains it on all data, on the command line */
                                command: string;
                                request: {
                                    method: string;
                                    path: string;
                                    body: {
                                        [key: string]: unknown;
                                    };
                                };
                            } | null;
                            /** @description Figures on the test part, by which nothing was chosen; once it has come to its end */
                            final: {
                                /** @description The trial that was chosen */
                                best: number;
                                /** @description Of the best and, where it is another one, the usual parameters */
                                figures: {
                                    value: number;
                                    low: number;
                                    high: number;
                                }[];
                                /** @description By how much the best exceeds it, on the same listeners; established where 0 is left out */
                                gains: {
                                    value: number;
                                    low: number;
                                    high: number;
                                }[];
                                /** @description By how many they were judged */
                                listeners: number;
                            } | null;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createTuning: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is tuned */
                    algorithm: string;
                    /**
                     * @description Parameters that stay as they are given here; the others are searched over, where the algorithm says so
                     * @default {}
                     */
                    config?: {
                        [key: string]: unknown;
                    };
                    /**
                     * @description How many trials, the usual parameters included
                     * @default 30
                     */
                    trials?: number;
                    /** @description No trial begins that would probably end later than so many minutes after the job began */
                    minutes?: number;
                    /** @description By what trials are compared: a figure of single listeners, ndcg@10 unless given; for algorithms that analyze one of labels or numbers, unless given accuracy, micro-f1 or r2, by what is learned */
                    metric?: string;
                    /** @description Trials are judged on its validation part: random:0.8,0.1,0.1 unless given; for algorithms that analyze folds:N, folds:5 unless given: one is kept for the end, and each of the others is told by models that learned from the rest of them */
                    split?: string;
                    /** @description How many trials are made at once, 1 unless given: each has a process and a share of the threads, and waits where memory is short; auto: as many as threads and memory allow. Other numbers try other parameters, since what is under way is not known yet */
                    parallel?: number | "auto";
                    /** @description For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is */
                    labels?: string;
                    /** @description For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest */
                    reads?: string;
                    /**
                     * @description For algorithms that analyze, what is never on both sides of a fold: artist unless given
                     * @enum {string}
                     */
                    group?: "artist" | "album" | "track";
                    /** @description For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given */
                    least?: number;
                    /**
                     * @description tpe: Tries what is like the good trials and unlike the others; the usual choice. random: Draws every parameter evenly over its scale; for comparison, and where trials are many and cheap.
                     * @default tpe
                     * @enum {string}
                     */
                    search?: "tpe" | "random";
                    /** @default 42 */
                    seed?: number;
                    /**
                     * @description Trials are judged by so many listeners at most, drawn at random; what analyzes by all examples
                     * @default 10000
                     */
                    listeners?: number;
                    /**
                     * @description Also train the best recipe on all data in the end
                     * @default false
                     */
                    train?: boolean;
                    /** @description The trained model's name, when it is not the algorithm's */
                    as?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description What is tuned */
                        algorithm: string;
                        /**
                         * @description Parameters that stay as they are given here; the others are searched over, where the algorithm says so
                         * @default {}
                         */
                        config: {
                            [key: string]: unknown;
                        };
                        /**
                         * @description How many trials, the usual parameters included
                         * @default 30
                         */
                        trials: number;
                        /** @description No trial begins that would probably end later than so many minutes after the job began */
                        minutes?: number;
                        /** @description By what trials are compared; null for an algorithm that analyzes, until its labels are read, where none was wished */
                        metric: string | null;
                        /** @description Trials are judged on its validation part */
                        split: string;
                        /** @description How many trials are made at once, 1 unless given: each has a process and a share of the threads, and waits where memory is short; auto: as many as threads and memory allow. Other numbers try other parameters, since what is under way is not known yet */
                        parallel?: number | "auto";
                        /** @description For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is */
                        labels?: string;
                        /** @description For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest */
                        reads?: string;
                        /**
                         * @description For algorithms that analyze, what is never on both sides of a fold: artist unless given
                         * @enum {string}
                         */
                        group?: "artist" | "album" | "track";
                        /** @description For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given */
                        least?: number;
                        /**
                         * @description tpe: Tries what is like the good trials and unlike the others; the usual choice. random: Draws every parameter evenly over its scale; for comparison, and where trials are many and cheap.
                         * @default tpe
                         * @enum {string}
                         */
                        search: "tpe" | "random";
                        /** @default 42 */
                        seed: number;
                        /**
                         * @description Trials are judged by so many listeners at most, drawn at random; what analyzes by all examples
                         * @default 10000
                         */
                        listeners: number;
                        /**
                         * @description Also train the best recipe on all data in the end
                         * @default false
                         */
                        train: boolean;
                        /** @description The trained model's name, when it is not the algorithm's */
                        as?: string;
                        /**
                         * @description Which way a figure is better
                         * @enum {string}
                         */
                        better: "higher" | "lower";
                        /**
                         * @description By what trials are judged: listeners of a snapshot, or labelled examples that they did not learn from
                         * @enum {string}
                         */
                        judgedBy: "listeners" | "examples";
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description The job that works on it, or did last */
                        job: string;
                        /** @description The fingerprint of the data by which all of its trials are judged: a snapshot, or a labelled set */
                        dataset: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Trials that were made */
                        made: number;
                        /** @description The figure of the usual parameters on the validation part */
                        usual: {
                            value: number;
                            low: number;
                            high: number;
                        } | null;
                        /** @description The best trial, and what trains it */
                        best: {
                            number: number;
                            settings: {
                                [key: string]: number | string | boolean | unknown[];
                            };
                            figure: {
                                value: number;
                                low: number;
                                high: number;
                            };
                            /** @description What differs from the usual parameters */
                            config: {
                                [key: string]: unknown;
                            };
                            /** @description Trains it on all data, on the command line */
                            command: string;
                            request: {
                                method: string;
                                path: string;
                                body: {
                                    [key: string]: unknown;
                                };
                            };
                        } | null;
                        /** @description Figures on the test part, by which nothing was chosen; once it has come to its end */
                        final: {
                            /** @description The trial that was chosen */
                            best: number;
                            /** @description Of the best and, where it is another one, the usual parameters */
                            figures: {
                                value: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description By how much the best exceeds it, on the same listeners; established where 0 is left out */
                            gains: {
                                value: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description By how many they were judged */
                            listeners: number;
                        } | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getTuning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tuning */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description What is tuned */
                        algorithm: string;
                        /**
                         * @description Parameters that stay as they are given here; the others are searched over, where the algorithm says so
                         * @default {}
                         */
                        config: {
                            [key: string]: unknown;
                        };
                        /**
                         * @description How many trials, the usual parameters included
                         * @default 30
                         */
                        trials: number;
                        /** @description No trial begins that would probably end later than so many minutes after the job began */
                        minutes?: number;
                        /** @description By what trials are compared; null for an algorithm that analyzes, until its labels are read, where none was wished */
                        metric: string | null;
                        /** @description Trials are judged on its validation part */
                        split: string;
                        /** @description How many trials are made at once, 1 unless given: each has a process and a share of the threads, and waits where memory is short; auto: as many as threads and memory allow. Other numbers try other parameters, since what is under way is not known yet */
                        parallel?: number | "auto";
                        /** @description For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is */
                        labels?: string;
                        /** @description For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest */
                        reads?: string;
                        /**
                         * @description For algorithms that analyze, what is never on both sides of a fold: artist unless given
                         * @enum {string}
                         */
                        group?: "artist" | "album" | "track";
                        /** @description For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given */
                        least?: number;
                        /**
                         * @description tpe: Tries what is like the good trials and unlike the others; the usual choice. random: Draws every parameter evenly over its scale; for comparison, and where trials are many and cheap.
                         * @default tpe
                         * @enum {string}
                         */
                        search: "tpe" | "random";
                        /** @default 42 */
                        seed: number;
                        /**
                         * @description Trials are judged by so many listeners at most, drawn at random; what analyzes by all examples
                         * @default 10000
                         */
                        listeners: number;
                        /**
                         * @description Also train the best recipe on all data in the end
                         * @default false
                         */
                        train: boolean;
                        /** @description The trained model's name, when it is not the algorithm's */
                        as?: string;
                        /**
                         * @description Which way a figure is better
                         * @enum {string}
                         */
                        better: "higher" | "lower";
                        /**
                         * @description By what trials are judged: listeners of a snapshot, or labelled examples that they did not learn from
                         * @enum {string}
                         */
                        judgedBy: "listeners" | "examples";
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description The job that works on it, or did last */
                        job: string;
                        /** @description The fingerprint of the data by which all of its trials are judged: a snapshot, or a labelled set */
                        dataset: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Trials that were made */
                        made: number;
                        /** @description The figure of the usual parameters on the validation part */
                        usual: {
                            value: number;
                            low: number;
                            high: number;
                        } | null;
                        /** @description The best trial, and what trains it */
                        best: {
                            number: number;
                            settings: {
                                [key: string]: number | string | boolean | unknown[];
                            };
                            figure: {
                                value: number;
                                low: number;
                                high: number;
                            };
                            /** @description What differs from the usual parameters */
                            config: {
                                [key: string]: unknown;
                            };
                            /** @description Trains it on all data, on the command line */
                            command: string;
                            request: {
                                method: string;
                                path: string;
                                body: {
                                    [key: string]: unknown;
                                };
                            };
                        } | null;
                        /** @description Figures on the test part, by which nothing was chosen; once it has come to its end */
                        final: {
                            /** @description The trial that was chosen */
                            best: number;
                            /** @description Of the best and, where it is another one, the usual parameters */
                            figures: {
                                value: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description By how much the best exceeds it, on the same listeners; established where 0 is left out */
                            gains: {
                                value: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description By how many they were judged */
                            listeners: number;
                        } | null;
                        /** @description The best first; those without a figure last */
                        leaderboard: {
                            /** @description The first has the usual parameters */
                            number: number;
                            settings: {
                                [key: string]: number | string | boolean | unknown[];
                            };
                            /**
                             * @description stopped: clearly worse than the best before all were asked; refused: not tried; failed: not to be trained
                             * @enum {string}
                             */
                            outcome: "judged" | "stopped" | "refused" | "failed";
                            /** @description The metric on the validation part with its 95 % interval; of what was stopped what it would have come to */
                            figure: {
                                value: number;
                                low: number;
                                high: number;
                            } | null;
                            /** @description By how many it was judged: listeners, or labelled examples */
                            listeners: number;
                            /** @description Why it was refused or failed */
                            why: string | null;
                            seconds: {
                                train: number;
                                judge: number;
                            };
                        }[];
                        /** @description How much of what made trials good lies in each parameter (PED-ANOVA); null for fewer than ten trials */
                        importance: {
                            parameter: string;
                            share: number;
                        }[] | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    deleteTuning: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The tuning */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description What is tuned */
                        algorithm: string;
                        /**
                         * @description Parameters that stay as they are given here; the others are searched over, where the algorithm says so
                         * @default {}
                         */
                        config: {
                            [key: string]: unknown;
                        };
                        /**
                         * @description How many trials, the usual parameters included
                         * @default 30
                         */
                        trials: number;
                        /** @description No trial begins that would probably end later than so many minutes after the job began */
                        minutes?: number;
                        /** @description By what trials are compared; null for an algorithm that analyzes, until its labels are read, where none was wished */
                        metric: string | null;
                        /** @description Trials are judged on its validation part */
                        split: string;
                        /** @description How many trials are made at once, 1 unless given: each has a process and a share of the threads, and waits where memory is short; auto: as many as threads and memory allow. Other numbers try other parameters, since what is under way is not known yet */
                        parallel?: number | "auto";
                        /** @description For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is */
                        labels?: string;
                        /** @description For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest */
                        reads?: string;
                        /**
                         * @description For algorithms that analyze, what is never on both sides of a fold: artist unless given
                         * @enum {string}
                         */
                        group?: "artist" | "album" | "track";
                        /** @description For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given */
                        least?: number;
                        /**
                         * @description tpe: Tries what is like the good trials and unlike the others; the usual choice. random: Draws every parameter evenly over its scale; for comparison, and where trials are many and cheap.
                         * @default tpe
                         * @enum {string}
                         */
                        search: "tpe" | "random";
                        /** @default 42 */
                        seed: number;
                        /**
                         * @description Trials are judged by so many listeners at most, drawn at random; what analyzes by all examples
                         * @default 10000
                         */
                        listeners: number;
                        /**
                         * @description Also train the best recipe on all data in the end
                         * @default false
                         */
                        train: boolean;
                        /** @description The trained model's name, when it is not the algorithm's */
                        as?: string;
                        /**
                         * @description Which way a figure is better
                         * @enum {string}
                         */
                        better: "higher" | "lower";
                        /**
                         * @description By what trials are judged: listeners of a snapshot, or labelled examples that they did not learn from
                         * @enum {string}
                         */
                        judgedBy: "listeners" | "examples";
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description The job that works on it, or did last */
                        job: string;
                        /** @description The fingerprint of the data by which all of its trials are judged: a snapshot, or a labelled set */
                        dataset: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Trials that were made */
                        made: number;
                        /** @description The figure of the usual parameters on the validation part */
                        usual: {
                            value: number;
                            low: number;
                            high: number;
                        } | null;
                        /** @description The best trial, and what trains it */
                        best: {
                            number: number;
                            settings: {
                                [key: string]: number | string | boolean | unknown[];
                            };
                            figure: {
                                value: number;
                                low: number;
                                high: number;
                            };
                            /** @description What differs from the usual parameters */
                            config: {
                                [key: string]: unknown;
                            };
                            /** @description Trains it on all data, on the command line */
                            command: string;
                            request: {
                                method: string;
                                path: string;
                                body: {
                                    [key: string]: unknown;
                                };
                            };
                        } | null;
                        /** @description Figures on the test part, by which nothing was chosen; once it has come to its end */
                        final: {
                            /** @description The trial that was chosen */
                            best: number;
                            /** @description Of the best and, where it is another one, the usual parameters */
                            figures: {
                                value: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description By how much the best exceeds it, on the same listeners; established where 0 is left out */
                            gains: {
                                value: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description By how many they were judged */
                            listeners: number;
                        } | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getTuningReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tuning */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description What is tuned */
                        algorithm: string;
                        /**
                         * @description Parameters that stay as they are given here; the others are searched over, where the algorithm says so
                         * @default {}
                         */
                        config: {
                            [key: string]: unknown;
                        };
                        /**
                         * @description How many trials, the usual parameters included
                         * @default 30
                         */
                        trials: number;
                        /** @description No trial begins that would probably end later than so many minutes after the job began */
                        minutes?: number;
                        /** @description By what trials are compared; null for an algorithm that analyzes, until its labels are read, where none was wished */
                        metric: string | null;
                        /** @description Trials are judged on its validation part */
                        split: string;
                        /** @description How many trials are made at once, 1 unless given: each has a process and a share of the threads, and waits where memory is short; auto: as many as threads and memory allow. Other numbers try other parameters, since what is under way is not known yet */
                        parallel?: number | "auto";
                        /** @description For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is */
                        labels?: string;
                        /** @description For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest */
                        reads?: string;
                        /**
                         * @description For algorithms that analyze, what is never on both sides of a fold: artist unless given
                         * @enum {string}
                         */
                        group?: "artist" | "album" | "track";
                        /** @description For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given */
                        least?: number;
                        /**
                         * @description tpe: Tries what is like the good trials and unlike the others; the usual choice. random: Draws every parameter evenly over its scale; for comparison, and where trials are many and cheap.
                         * @default tpe
                         * @enum {string}
                         */
                        search: "tpe" | "random";
                        /** @default 42 */
                        seed: number;
                        /**
                         * @description Trials are judged by so many listeners at most, drawn at random; what analyzes by all examples
                         * @default 10000
                         */
                        listeners: number;
                        /**
                         * @description Also train the best recipe on all data in the end
                         * @default false
                         */
                        train: boolean;
                        /** @description The trained model's name, when it is not the algorithm's */
                        as?: string;
                        /**
                         * @description Which way a figure is better
                         * @enum {string}
                         */
                        better: "higher" | "lower";
                        /**
                         * @description By what trials are judged: listeners of a snapshot, or labelled examples that they did not learn from
                         * @enum {string}
                         */
                        judgedBy: "listeners" | "examples";
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description The job that works on it, or did last */
                        job: string;
                        /** @description The fingerprint of the data by which all of its trials are judged: a snapshot, or a labelled set */
                        dataset: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Trials that were made */
                        made: number;
                        /** @description The figure of the usual parameters on the validation part */
                        usual: {
                            value: number;
                            low: number;
                            high: number;
                        } | null;
                        /** @description The best trial, and what trains it */
                        best: {
                            number: number;
                            settings: {
                                [key: string]: number | string | boolean | unknown[];
                            };
                            figure: {
                                value: number;
                                low: number;
                                high: number;
                            };
                            /** @description What differs from the usual parameters */
                            config: {
                                [key: string]: unknown;
                            };
                            /** @description Trains it on all data, on the command line */
                            command: string;
                            request: {
                                method: string;
                                path: string;
                                body: {
                                    [key: string]: unknown;
                                };
                            };
                        } | null;
                        /** @description Figures on the test part, by which nothing was chosen; once it has come to its end */
                        final: {
                            /** @description The trial that was chosen */
                            best: number;
                            /** @description Of the best and, where it is another one, the usual parameters */
                            figures: {
                                value: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description By how much the best exceeds it, on the same listeners; established where 0 is left out */
                            gains: {
                                value: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description By how many they were judged */
                            listeners: number;
                        } | null;
                        /** @description The best first; those without a figure last */
                        leaderboard: {
                            /** @description The first has the usual parameters */
                            number: number;
                            settings: {
                                [key: string]: number | string | boolean | unknown[];
                            };
                            /**
                             * @description stopped: clearly worse than the best before all were asked; refused: not tried; failed: not to be trained
                             * @enum {string}
                             */
                            outcome: "judged" | "stopped" | "refused" | "failed";
                            /** @description The metric on the validation part with its 95 % interval; of what was stopped what it would have come to */
                            figure: {
                                value: number;
                                low: number;
                                high: number;
                            } | null;
                            /** @description By how many it was judged: listeners, or labelled examples */
                            listeners: number;
                            /** @description Why it was refused or failed */
                            why: string | null;
                            seconds: {
                                train: number;
                                judge: number;
                            };
                        }[];
                        /** @description How much of what made trials good lies in each parameter (PED-ANOVA); null for fewer than ten trials */
                        importance: {
                            parameter: string;
                            share: number;
                        }[] | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    resumeTuning: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The tuning */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How many in all; otherwise as before */
                    trials?: number;
                    /** @description No trial begins that would probably end later than so many minutes after the job began */
                    minutes?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description What is tuned */
                        algorithm: string;
                        /**
                         * @description Parameters that stay as they are given here; the others are searched over, where the algorithm says so
                         * @default {}
                         */
                        config: {
                            [key: string]: unknown;
                        };
                        /**
                         * @description How many trials, the usual parameters included
                         * @default 30
                         */
                        trials: number;
                        /** @description No trial begins that would probably end later than so many minutes after the job began */
                        minutes?: number;
                        /** @description By what trials are compared; null for an algorithm that analyzes, until its labels are read, where none was wished */
                        metric: string | null;
                        /** @description Trials are judged on its validation part */
                        split: string;
                        /** @description How many trials are made at once, 1 unless given: each has a process and a share of the threads, and waits where memory is short; auto: as many as threads and memory allow. Other numbers try other parameters, since what is under way is not known yet */
                        parallel?: number | "auto";
                        /** @description For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is */
                        labels?: string;
                        /** @description For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest */
                        reads?: string;
                        /**
                         * @description For algorithms that analyze, what is never on both sides of a fold: artist unless given
                         * @enum {string}
                         */
                        group?: "artist" | "album" | "track";
                        /** @description For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given */
                        least?: number;
                        /**
                         * @description tpe: Tries what is like the good trials and unlike the others; the usual choice. random: Draws every parameter evenly over its scale; for comparison, and where trials are many and cheap.
                         * @default tpe
                         * @enum {string}
                         */
                        search: "tpe" | "random";
                        /** @default 42 */
                        seed: number;
                        /**
                         * @description Trials are judged by so many listeners at most, drawn at random; what analyzes by all examples
                         * @default 10000
                         */
                        listeners: number;
                        /**
                         * @description Also train the best recipe on all data in the end
                         * @default false
                         */
                        train: boolean;
                        /** @description The trained model's name, when it is not the algorithm's */
                        as?: string;
                        /**
                         * @description Which way a figure is better
                         * @enum {string}
                         */
                        better: "higher" | "lower";
                        /**
                         * @description By what trials are judged: listeners of a snapshot, or labelled examples that they did not learn from
                         * @enum {string}
                         */
                        judgedBy: "listeners" | "examples";
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description The job that works on it, or did last */
                        job: string;
                        /** @description The fingerprint of the data by which all of its trials are judged: a snapshot, or a labelled set */
                        dataset: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Trials that were made */
                        made: number;
                        /** @description The figure of the usual parameters on the validation part */
                        usual: {
                            value: number;
                            low: number;
                            high: number;
                        } | null;
                        /** @description The best trial, and what trains it */
                        best: {
                            number: number;
                            settings: {
                                [key: string]: number | string | boolean | unknown[];
                            };
                            figure: {
                                value: number;
                                low: number;
                                high: number;
                            };
                            /** @description What differs from the usual parameters */
                            config: {
                                [key: string]: unknown;
                            };
                            /** @description Trains it on all data, on the command line */
                            command: string;
                            request: {
                                method: string;
                                path: string;
                                body: {
                                    [key: string]: unknown;
                                };
                            };
                        } | null;
                        /** @description Figures on the test part, by which nothing was chosen; once it has come to its end */
                        final: {
                            /** @description The trial that was chosen */
                            best: number;
                            /** @description Of the best and, where it is another one, the usual parameters */
                            figures: {
                                value: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description By how much the best exceeds it, on the same listeners; established where 0 is left out */
                            gains: {
                                value: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description By how many they were judged */
                            listeners: number;
                        } | null;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    deleteUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The upload */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The upload that was removed */
                        id: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    getUsage: {
        parameters: {
            query?: {
                /** @description The first day, in UTC; otherwise 30 days are told */
                from?: string;
                /** @description The last day; otherwise today */
                to?: string;
                /** @description What it is told apart by */
                by?: "day" | "key" | "model";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: string;
                        to: string;
                        items: {
                            day?: string;
                            /** @description Its id; null: without a key */
                            key?: string | null;
                            name?: string | null;
                            /** @description name@version; null: none answered */
                            model?: string | null;
                            requests: number;
                            /** @description Of the requests, those with status 4xx */
                            refused: number;
                            /** @description Of the requests, those with status 5xx */
                            failed: number;
                            /** @description Recommendations that were answered */
                            answers: number;
                            /** @description Events that were taken */
                            events: number;
                            /** @description From arrival to answer, added up */
                            seconds: number;
                            /** @description Sent in answer, headers included */
                            bytesOut: number;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    eraseUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The listener */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    exportUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The listener */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description What is known about them */
                        users: {
                            [key: string]: unknown;
                        }[];
                        /** @description What each source says about them: an import by its id, live for what came in one by one */
                        claims: {
                            [key: string]: unknown;
                        }[];
                        /** @description What they did */
                        events: {
                            [key: string]: unknown;
                        }[];
                        /** @description Whom they name as a friend, and who names them */
                        friends: {
                            [key: string]: unknown;
                        }[];
                        /** @description What they say about tracks */
                        tags: {
                            [key: string]: unknown;
                        }[];
                        /** @description The imports that the above came by */
                        imports: {
                            [key: string]: unknown;
                        }[];
                        /** @description Rows of imports that were not simply taken and quote their id */
                        problems: {
                            [key: string]: unknown;
                        }[];
                        /** @description Examples of such rows */
                        examples: {
                            [key: string]: unknown;
                        }[];
                        /** @description Examples in reports about snapshots that quote their id */
                        reports: {
                            [key: string]: unknown;
                        }[];
                        /** @description Keys that are bound to them */
                        keys: {
                            [key: string]: unknown;
                        }[];
                        /** @description What was used with these keys, by day */
                        usage: {
                            [key: string]: unknown;
                        }[];
                        /** @description Jobs that were told of them */
                        jobs: {
                            [key: string]: unknown;
                        }[];
                        /** @description Lines of logs that quote their id */
                        jobLogs: {
                            [key: string]: unknown;
                        }[];
                        /** @description Answers that name them and are kept for a day, to be given again under their idempotency key */
                        answers: {
                            [key: string]: unknown;
                        }[];
                        /** @description Snapshots that hold their events */
                        snapshots: string[];
                        /** @description Models that hold their history */
                        models: string[];
                        /** @description What was done about them, or with their keys */
                        audit: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description How many to answer */
                limit?: number;
                /** @description The `next` of the page before, or an anchor */
                cursor?: string;
                /** @description Rows behind the cursor that are passed over */
                skip?: number;
                /** @description By what the rows are in order; `came`: as they came in */
                sort?: "came" | "id";
                order?: "asc" | "desc";
                /** @description Tells how many rows there are, and cursors of places all over the list: for tables in which one jumps */
                anchors?: boolean;
                /** @description Only those whose id or name contains this, whatever the case */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                        /** @description Where `anchors` was asked for */
                        anchors?: {
                            /** @description Rows of the whole list */
                            count: number;
                            /** @description Rows from one cursor to the next */
                            step: number;
                            /** @description After the first comes row `step` (counted from 0), after the second row `2 × step`, and so on */
                            cursors: string[];
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    predictRating: {
        parameters: {
            query?: {
                /** @description A model: name, name@version or name@alias; otherwise what the deployment serves */
                model?: string;
                /** @description The deployment that answers where no model is named; otherwise home */
                deployment?: string;
            };
            header?: never;
            path: {
                /** @description The listener */
                id: string;
                /** @description The track */
                track: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: string;
                        track: string;
                        /** @description Whether the listener is known */
                        known: boolean;
                        /** @description The model that answered; of a mix by score all that had a say, as name@version joined by + */
                        model: string;
                        /** @description Its version; absent where several answered together */
                        version?: number;
                        /** @description All that answered, with their weights */
                        models: {
                            model: string;
                            version: number;
                            /** @description Its share beside the others' */
                            weight: number;
                        }[];
                        /** @description The deployment that was asked; null where a model was */
                        deployment: string | null;
                        /** @description Within the scale */
                        rating: number;
                        /**
                         * @description given: the listener's own rating; neighbours: predicted from listeners or tracks that are alike; mean: there are none, so it is the mean of the listener, the track or all
                         * @enum {string}
                         */
                        basis: "given" | "neighbours" | "mean";
                        /** @description How many listeners or tracks it comes from */
                        neighbours: number;
                        /** @description Of the ratings that the model learned from */
                        scale: {
                            lowest: number;
                            highest: number;
                            mean: number;
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    recommend: {
        parameters: {
            query?: {
                /** @description How many to answer */
                n?: number;
                /** @description A model: name, name@version or name@alias; otherwise what the deployment serves */
                model?: string;
                /** @description The deployment that answers where no model is named; otherwise home */
                deployment?: string;
                /** @description Whether each track is told with its reasons */
                explain?: boolean;
                /** @description With explain: how many reasons at most */
                reasons?: number;
                /** @description The `next` of the page before; all else as for that */
                cursor?: string;
                /** @description What was heard is left out: true (unless said otherwise), false, or of late only, as 30d */
                excludeHeard?: string;
                /** @description Leaves out what the listener skips more often than they hear it */
                excludeSkipped?: boolean;
                /** @description Only tracks of this genre */
                genre?: string;
                /** @description None of this artist's */
                blockArtist?: string;
                /** @description Beside the history also what goes with this track, by its id */
                seedTrack?: string;
                /** @description Beside the history also what goes with this artist, by name */
                seedArtist?: string;
                /** @description At most so many tracks of one artist */
                artistCap?: number;
                /** @description At most so many tracks of one album */
                albumCap?: number;
                /** @description Mixes unlike tracks: 0 not at all, 1 as much as can be */
                diversity?: number;
                /** @description From −1, what few know, to 1, the hits */
                popularity?: number;
                /** @description How much what is new is preferred */
                freshness?: number;
                /** @description How often chance decides over a place; its probabilities are recorded */
                explore?: number;
                /** @description Only tracks with at least this year */
                minYear?: number;
                /** @description Only tracks with at most this year */
                maxYear?: number;
                /** @description Prefers tracks near this year */
                targetYear?: number;
                /** @description Only tracks with at least this tempo */
                minTempo?: number;
                /** @description Only tracks with at most this tempo */
                maxTempo?: number;
                /** @description Prefers tracks near this tempo */
                targetTempo?: number;
                /** @description Only tracks with at least this duration */
                minDuration?: number;
                /** @description Only tracks with at most this duration */
                maxDuration?: number;
                /** @description Prefers tracks near this duration */
                targetDuration?: number;
            };
            header?: never;
            path: {
                /** @description The listener */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Name it in later events, so that plays are attributed to this answer */
                        id: string;
                        /** @description The model that answered; of a mix by score all that had a say, as name@version joined by + */
                        model: string;
                        /** @description Its version; absent where several answered together */
                        version?: number;
                        /** @description All that answered, with their weights */
                        models: {
                            model: string;
                            version: number;
                            /** @description Its share beside the others' */
                            weight: number;
                        }[];
                        /** @description The deployment that was asked; null where a model was */
                        deployment: string | null;
                        /**
                         * @description friends: the model knows no track of theirs yet, but some of their friends'; popularity: it knows neither
                         * @enum {string}
                         */
                        basis: "model" | "friends" | "popularity";
                        items: {
                            track: string;
                            score: number;
                            title?: string;
                            artist?: string;
                            /** @description Where chance had a say: with which probability it came to its place, given those before it */
                            propensity?: number;
                            /** @description Where they were asked for, and the answer rests on a model */
                            reasons?: {
                                /**
                                 * @description exact: contributions, others and rules add up to the score; leaving-out: a contribution is by how much the model's score falls without that track
                                 * @enum {string}
                                 */
                                how: "exact" | "leaving-out";
                                /** @description Tracks of the history that speak for it, those that count most first */
                                because: {
                                    track: string;
                                    title?: string;
                                    artist?: string;
                                    /** @description To the model's score */
                                    contribution: number;
                                    /** @description Of all that the history says for it; of all reasons 1 */
                                    share: number;
                                    /** @description The listener's plays of it in the last thirty days, where there are any */
                                    plays?: number;
                                    /** @description In how many sessions of all listeners what is recommended was among the ten tracks that came next; only where in three or more, and in a tenth. Counted when a model was trained last */
                                    follows?: {
                                        sessions: number;
                                        /** @description Sessions with the track that was heard */
                                        of: number;
                                    };
                                    /** @description Where both sound alike: what they have in common */
                                    sounds?: {
                                        /**
                                         * @description Below 90 BPM; from 130 on
                                         * @enum {string}
                                         */
                                        tempo?: "slow" | "fast";
                                        /**
                                         * @description Below −20 LUFS; from −10 on
                                         * @enum {string}
                                         */
                                        loudness?: "soft" | "loud";
                                        key?: {
                                            /** @description 0 (C) to 11 (B) */
                                            tonic: number;
                                            /** @enum {string} */
                                            mode: "major" | "minor";
                                        };
                                    };
                                }[];
                                /** @description Of an exact explanation: what all else contributes, what speaks against it included */
                                others?: number;
                                /** @description What rules added to the model's score, where any changes scores */
                                rules?: number;
                                /** @description Listeners of what is recommended, in the data that the model learned from */
                                listeners?: number;
                            };
                            /** @description Where reasons were asked for, and the answer rests on friends */
                            friends?: {
                                /** @description Friends of the listener who love it */
                                loving: number;
                                /** @description Those who play or love it */
                                hearing: number;
                            };
                        }[];
                        /** @description The rules that were applied, in their order */
                        rules: {
                            rule: string;
                            /** @description Tracks that it removed, or passed over in the list */
                            removed: number;
                        }[];
                        /** @description Cursor of the next page: the list goes on as it was, whatever happens meanwhile */
                        next?: string;
                        user: string;
                        /** @description Whether the listener is known */
                        known: boolean;
                        /** @description Where reasons were asked for: how much the listener played */
                        lately?: {
                            /** @description Plays of the last seven days */
                            week: number;
                            /** @description Plays of the last thirty days */
                            month: number;
                        };
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    untellEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The listener */
                id: string;
                /** @description The id with which the event was sent */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The event that was taken back */
                        id: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    listWorkspaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** @description Cursor of the next page */
                        next?: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    createWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Small letters, digits and hyphens */
                    id: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    removeWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: sent again within a day under the same key, it is answered as before and happens once */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The workspace */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Somebody wants it to stop */
                        cancelling: boolean;
                        /** @description Somebody wants its network to learn no further: the best epoch is kept */
                        finishing: boolean;
                        /** @description The higher, the sooner */
                        priority: number;
                        /** @description How often it was started */
                        attempts: number;
                        progress: number;
                        doing: string;
                        input: unknown;
                        /** @description What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now */
                        result: unknown;
                        error: {
                            code: string;
                            detail: string;
                            hint: string;
                            /** @description Parameters with which the same training may go better, where that is the remedy */
                            set?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** @description What it was expected to take */
                        estimate: {
                            /** @description How long it takes, from its start to its end */
                            seconds: number;
                            /** @description The most memory that its process holds */
                            bytes: number;
                        } | null;
                        /** @description While it runs: when it will probably end */
                        expectedAt: string | null;
                        /** @description Memory that its process holds, as it told last; 0 unless it runs */
                        bytes: number;
                    };
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        /** @description Stays the same from version to version */
                        code: string;
                        /** @description What to do about it */
                        hint: string;
                        requestId: string;
                    };
                };
            };
        };
    };
}
